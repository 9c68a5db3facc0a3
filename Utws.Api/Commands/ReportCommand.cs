using System.CommandLine;
using System.CommandLine.Completions;
using System.CommandLine.Parsing;
using System.Globalization;
using Utws.Api.Commands.Records;
using Utws.Api.Commands.Summary;
using Utws.Api.Field;

namespace Utws.Api.Commands;

/// <summary><c>utws report</c>: what is in the field, from what the server has recorded.</summary>
internal static class ReportCommand
{
    private const int MostRows = 100_000;

    private const string Description = """
        Tells what is in the field: recorded sessions by product, version, country, decision, language, platform, and over time.

        The server may be recording meanwhile. What was written twice after a failed commit counts once.

        Exit status: 0 done, 2 wrong usage, no record there, or a part of it could not be read.
        """;

    /// <summary>The command, to be added to the program's.</summary>
    public static Command Create(CommandConsole console)
    {
        Option<SectionKind[]?> by = new("--by") { HelpName = "NAMES", Description = "What to count by, separated by commas: " + SectionNames.All, CustomParser = ParseSections };
        Option<int?> top = new("--top") { HelpName = "N", Description = "The most rows a section has; 10 in tables, all in JSON and CSV if not given", CustomParser = ParseTop };
        Option<bool> json = new("--json") { Description = "One JSON document instead of tables" };
        Option<bool> csv = new("--csv") { Description = "One table of comma-separated values, for spreadsheets" };
        by.CompletionSources.Clear();
        by.CompletionSources.Add(ProposeSections);
        Command report = new("report", Description);
        RecordArguments record = RecordArguments.AddTo(report, console.Clock);
        report.Add(by);
        report.Add(top);
        report.Add(json);
        report.Add(csv);
        report.Validators.Add(result =>
        {
            if (result.GetValue(json) && result.GetValue(csv))
            {
                result.AddError("--json and --csv are two formats; one of them.");
            }
        });
        report.SetAction((parsed, cancellation) => RecordRun.RunAsync(console, () => Task.FromResult(SummaryRun.Run(
            new SummaryOptions(
                record.Of(parsed),
                parsed.GetValue(by) is { Length: > 0 } sections ? sections : SectionNames.Usual,
                parsed.GetValue(top),
                parsed.GetValue(json) ? SummaryFormat.Json : parsed.GetValue(csv) ? SummaryFormat.Csv : SummaryFormat.Tables),
            console,
            cancellation))));
        return report;
    }

    private static SectionKind[]? ParseSections(ArgumentResult result)
    {
        List<SectionKind> sections = [];
        foreach (string name in result.Tokens[0].Value.Split(','))
        {
            if (!SectionNames.TryParse(name.Trim(), out SectionKind kind))
            {
                result.AddError($"--by is '{result.Tokens[0].Value}'; expected names of {SectionNames.All}, separated by commas.");
                return null;
            }

            if (!sections.Contains(kind))
            {
                sections.Add(kind);
            }
        }

        return [.. sections];
    }

    // Each that is not there yet, behind those that are.
    private static IEnumerable<CompletionItem> ProposeSections(CompletionContext context)
    {
        string written = context.WordToComplete[..(context.WordToComplete.LastIndexOf(',') + 1)];
        string[] named = written.Split(',');
        return Enum.GetValues<SectionKind>().Select(SectionNames.Of)
            .Where(name => !named.Contains(name, StringComparer.OrdinalIgnoreCase))
            .Select(name => new CompletionItem(written + name));
    }

    private static int? ParseTop(ArgumentResult result)
    {
        string text = result.Tokens[0].Value;
        if (int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out int top) && top is > 0 and <= MostRows)
        {
            return top;
        }

        result.AddError(string.Create(CultureInfo.InvariantCulture, $"--top is '{text}'; expected a whole number from 1 to {MostRows}."));
        return null;
    }
}
