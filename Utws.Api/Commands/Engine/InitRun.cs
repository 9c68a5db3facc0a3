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
        if (StrangerIn(arguments) is { } stranger)
        {
            await console.ComplainAsync($"Unrecognized command or argument '{stranger}'.");
            return ExitCode.Unusable;
        }

        ForwardingSettings settings;
        try
        {
            settings = ForwardingSettings.Read(Configuration(arguments).GetSection("Utws:Forwarding"));
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

    // What the server itself would read, in its order.
    private ConfigurationManager Configuration(string[] arguments) => WebApplication.CreateSlimBuilder(new WebApplicationOptions
    {
        Args = arguments,
        ContentRootPath = File.Exists(Path.Combine(console.Folder, "appsettings.json")) ? console.Folder : AppContext.BaseDirectory,
    }).Configuration;

    // The server passes over words that are no settings; here one is a slip that would have gone unnoticed.
    private static string? StrangerIn(string[] arguments)
    {
        for (int i = 0; i < arguments.Length; i++)
        {
            if (!arguments[i].StartsWith("--", StringComparison.Ordinal))
            {
                return arguments[i];
            }

            // Without an equals sign the next word is the value.
            i += arguments[i].Contains('=', StringComparison.Ordinal) ? 0 : 1;
        }

        return null;
    }
}
