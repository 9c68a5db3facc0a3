using System.Globalization;
using Microsoft.Extensions.Logging.Abstractions;
using Utws.Api.Forwarding;

namespace Utws.Api.Commands.Doctor;

/// <summary>Whether the engine can be reached, lets the server in, and has what it needs.</summary>
internal sealed class EngineCheck(Func<IEngine?> engine, TimeProvider clock) : IDoctorCheck
{
    private const string Check = "engine";

    // A server that is there answers sooner, and somebody waits for this.
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(15);

    /// <summary>The check of the engine that the settings name.</summary>
    public EngineCheck(ForwardingSettings settings, TimeProvider clock)
        : this(() => EngineFactory.Create(settings, NullLoggerFactory.Instance), clock)
    {
    }

    /// <inheritdoc/>
    public async Task<IReadOnlyList<Finding>> LookAsync(CancellationToken cancellation)
    {
        await using IEngine? asked = engine();
        if (asked is null)
        {
            return [Finding.Ok(Check, "Utws:Forwarding:Engine is None: what is recorded stays here")];
        }

        using CancellationTokenSource timeout = new(s_patience, clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(timeout.Token, cancellation);
        try
        {
            IReadOnlyList<string> missing = await asked.FindMissingAsync(either.Token);
            return [missing.Count == 0
                ? Finding.Ok(Check, $"{asked.Name} has what it needs")
                : Finding.Failed(Check, $"{asked.Name} lacks {string.Join(", ", missing)}", "Run 'utws engine init' with the same settings.")];
        }
        catch (EngineException refused)
        {
            return [Finding.Failed(Check, refused.Message, "What is recorded waits until it is mended. The settings are Utws:Forwarding:…; 'utws engine init' makes tables and topics.")];
        }
        catch (OperationCanceledException) when (timeout.IsCancellationRequested)
        {
            return [Finding.Failed(
                Check,
                string.Create(CultureInfo.InvariantCulture, $"{asked.Name} has not answered within {s_patience.TotalSeconds} s"),
                "See that it runs, and that no firewall swallows what is sent there.")];
        }
    }
}
