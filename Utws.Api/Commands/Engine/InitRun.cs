using System.Globalization;
using Microsoft.Extensions.Logging.Abstractions;
using Utws.Api.Commands.Source;
using Utws.Api.Forwarding;

namespace Utws.Api.Commands.Engine;

/// <summary>Has an engine make what it needs, and tells of it.</summary>
internal sealed class InitRun(CommandConsole console)
{
    /// <summary>Does it with these settings beside those of files and environment; gives the exit code.</summary>
    public async Task<int> RunAsync(string[] arguments, CancellationToken cancellation)
    {
        if (ServerArguments.StrangerIn(arguments) is { } stranger)
        {
            await console.ComplainAsync($"Unrecognized command or argument '{stranger}'.");
            return ExitCode.Unusable;
        }

        ForwardingSettings settings;
        try
        {
            settings = ForwardingSettings.Read(ServerArguments.Configuration(arguments, console.Folder).GetSection("Utws:Forwarding"));
        }
        catch (StartupException wrong)
        {
            await console.ComplainAsync(wrong.Message);
            return ExitCode.Unusable;
        }

        await using IEngine? engine = EngineFactory.Create(settings, NullLoggerFactory.Instance);
        if (engine is null)
        {
            string[] engines = [.. Enum.GetNames<EngineKind>().Where(name => name != nameof(EngineKind.None))];
            await console.ComplainAsync($"Utws:Forwarding:Engine is None; expected {string.Join(", ", engines[..^1])} or {engines[^1]}.");
            return ExitCode.Unusable;
        }

        return await InitializeAsync(engine, settings.Timeout, cancellation);
    }

    private async Task<int> InitializeAsync(IEngine engine, TimeSpan patience, CancellationToken cancellation)
    {
        using CancellationTokenSource timeout = new(patience, console.Clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(timeout.Token, cancellation);
        try
        {
            foreach (string line in await engine.InitializeAsync(either.Token))
            {
                await console.Output.WriteLineAsync(VisibleText.Of(line));
            }

            return ExitCode.Accepted;
        }
        catch (EngineException refused)
        {
            await console.ComplainAsync(refused.Message);
        }
        catch (OperationCanceledException) when (timeout.IsCancellationRequested)
        {
            await console.ComplainAsync(string.Create(CultureInfo.InvariantCulture, $"{engine.Name} has not answered within {patience.TotalSeconds} s (Utws:Forwarding:TimeoutSeconds)"));
        }

        return ExitCode.Refused;
    }
}
