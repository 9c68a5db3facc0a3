using System.Globalization;
using Utws.Api.Commands.Check;
using Utws.Api.Commands.Compare;
using Utws.Api.Commands.Messages;
using Utws.Api.Commands.Source;

namespace Utws.Api.Commands.Report;

/// <summary>For people: plain text without colours, a paragraph a file. Whatever comes from a file is made visible first.</summary>
internal sealed class TextReport(TextWriter output) : ICheckReport
{
    // A fault's text can quote the client at any length.
    private const int MaxTextLength = 600;

    /// <inheritdoc/>
    public void Add(CheckedFile file)
    {
        output.WriteLine($"{VisibleText.Of(file.Path)}: {OutcomeOf(file)}");
        if (file.Kind is not null)
        {
            output.WriteLine("  " + string.Join("; ", Facts(file)));
        }

        if (file.Fault is not null)
        {
            WriteFault(file.Fault, isHttp: file.Kind != MessageKind.Envelope);
        }

        WriteSessions(file);
        foreach (Remark remark in file.Remarks)
        {
            string place = remark.Line is null ? "" : string.Create(CultureInfo.InvariantCulture, $" ({remark.Line}, {remark.Column})");
            string count = remark.Count == 1 ? "" : string.Create(CultureInfo.InvariantCulture, $" ({remark.Count} times)");
            output.WriteLine($"  remark{place}: {Text(remark.Text)}{count}");
        }

        WriteComparison("the recorded response", file.Recorded);
        WriteComparison("the other server's answer", file.Against);
        output.WriteLine();
    }

    /// <inheritdoc/>
    public void End(CheckTally tally) => output.WriteLine(string.Create(
        CultureInfo.InvariantCulture,
        $"{tally.Files} {(tally.Files == 1 ? "file" : "files")}: {tally.Accepted} accepted, {tally.Faults} with faults, {tally.Differ} differ, {tally.Unreadable} could not be read"));

    private static string OutcomeOf(CheckedFile file) => file.Outcome switch
    {
        CheckOutcome.Accepted => "accepted",
        CheckOutcome.Fault => "fault",
        CheckOutcome.Differs => "differs",
        _ => "could not be read: " + Text(file.Problem ?? ""),
    };

    private static IEnumerable<string> Facts(CheckedFile file)
    {
        yield return file.Kind switch
        {
            MessageKind.Request => "recorded request",
            MessageKind.Response => "recorded response",
            _ => "envelope",
        };
        yield return file.SoapVersion is { } version ? "SOAP " + version : "no SOAP 1.1 or 1.2 envelope";
        if (file.Operation is { } operation)
        {
            yield return operation + file.OperationFoundBy switch
            {
                OperationSource.SoapAction => " by SOAPAction",
                OperationSource.ActionParameter => " by action parameter",
                OperationSource.BodyElement => " by body element",
                _ => "",
            };
        }

        if (file.ApiVersion is { } apiVersion)
        {
            yield return string.Create(CultureInfo.InvariantCulture, $"apiVersion {apiVersion}");
        }

        if (file.SessionCount is { } count)
        {
            string decisions = string.Join(", ", file.Decisions!.Where(d => d.Value > 0).Select(d => string.Create(CultureInfo.InvariantCulture, $"{d.Value} {d.Key}")));
            yield return string.Create(CultureInfo.InvariantCulture, $"{count} {(count == 1 ? "session" : "sessions")}") + (decisions.Length == 0 ? "" : ": " + decisions);
        }
    }

    private void WriteFault(CheckedFault fault, bool isHttp)
    {
        string code = fault.Code is null ? "" : ", " + VisibleText.Of(fault.Code);
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  HTTP {fault.HttpStatus}{code}: {Text(fault.Text)}"));
        if (fault.Line is not { } line || fault.Source is null)
        {
            return;
        }

        string where = isHttp ? " of the body" : "";
        string fileLine = fault.FileLine is { } inFile ? string.Create(CultureInfo.InvariantCulture, $" (line {inFile} of the file)") : "";
        string margin = line.ToString(CultureInfo.InvariantCulture);
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  at line {line}, column {fault.Column}{where}{fileLine}:"));
        output.WriteLine($"    {margin} | {fault.Source}");
        output.WriteLine($"    {new string(' ', margin.Length)} | {new string(' ', fault.Caret ?? 0)}^");
    }

    private void WriteSessions(CheckedFile file)
    {
        if (file.Sessions.Count == 0)
        {
            return;
        }

        SessionTable.Write(output, file.Sessions);
        if (file.SessionCount > file.Sessions.Count)
        {
            output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"    … {file.SessionCount - file.Sessions.Count} more"));
        }
    }

    private void WriteComparison(string with, Comparison? comparison)
    {
        if (comparison is null)
        {
            return;
        }

        output.WriteLine($"  {with}: " + comparison.Verdict switch
        {
            ComparisonVerdict.Same => "same",
            ComparisonVerdict.OtherPrefixes => "same meaning, other prefixes or declarations (- ours, + theirs)",
            ComparisonVerdict.Differs => "differs" + (comparison.Diff.Count > 0 ? " (- ours, + theirs)" : ""),
            _ => "none",
        });
        if (comparison.TheirStatus is { } status && status != comparison.OurStatus)
        {
            output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"    HTTP {comparison.OurStatus} here, {status} there"));
        }

        if (comparison.TheirContentType is { } type)
        {
            output.WriteLine($"    Content-Type {comparison.OurContentType} here, {Text(type)} there");
        }

        if (comparison.Problem is { } problem)
        {
            output.WriteLine("    " + Text(problem));
        }

        foreach (string line in comparison.Diff)
        {
            output.WriteLine("    " + Text(line));
        }
    }

    private static string Text(string text) =>
        VisibleText.Of(text.Length <= MaxTextLength ? text : string.Concat(text.AsSpan(0, MaxTextLength), "…"));
}
