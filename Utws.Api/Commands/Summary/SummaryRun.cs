using Utws.Api.Commands.Records;
using Utws.Api.Commands.Tables;

namespace Utws.Api.Commands.Summary;

/// <summary>Runs <c>utws report</c>.</summary>
internal static class SummaryRun
{
    /// <returns>The exit code.</returns>
    public static int Run(SummaryOptions options, CommandConsole console, CancellationToken cancellation)
    {
        using OpenRecord? record = OpenRecord.TryOpen(options.Record, console);
        if (record is null)
        {
            return ExitCode.Unusable;
        }

        UsageSummary summary = new(options.By);
        summary.Read(record, cancellation);
        switch (options.Format)
        {
            case SummaryFormat.Json:
                JsonOutput.Write(console.Output, json => SummaryJson.Write(json, summary, options.Top));
                break;
            case SummaryFormat.Csv:
                SummaryCsv.Write(console.Output, summary, options.Top);
                break;
            default:
                SummaryTables.Write(ITableWriter.For(console), summary, options.Top);
                break;
        }

        return record.End();
    }
}
