using Utws.Api.Commands.Records;
using Utws.Api.Commands.Tables;
using Utws.Api.Policy;

namespace Utws.Api.Commands.Policy;

/// <summary>Runs <c>utws policy replay</c>.</summary>
internal static class ReplayRun
{
    /// <returns>The exit code.</returns>
    public static int Run(
        string file, LoadedPolicy policy, RecordOptions options, bool json, CommandConsole console, CancellationToken cancellation)
    {
        using OpenRecord? record = OpenRecord.TryOpen(options, console);
        if (record is null)
        {
            return ExitCode.Unusable;
        }

        ReplayTally tally = new(policy.Policy);
        tally.Read(record.Reader, cancellation);
        if (json)
        {
            JsonOutput.Write(console.Output, writer => ReplayJson.Write(writer, file, policy, tally));
        }
        else
        {
            ReplayTables.Write(ITableWriter.For(console), file, policy, tally);
        }

        return record.End();
    }
}
