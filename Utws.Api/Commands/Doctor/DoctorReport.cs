using Utws.Api.Commands.Source;
using Utws.Api.Commands.Tables;

namespace Utws.Api.Commands.Doctor;

/// <summary>Tells what was found: a table for a terminal, a line each elsewhere, or JSON.</summary>
internal static class DoctorReport
{
    private static readonly TableColumn[] s_columns = [new("", IsNumber: false), new("check", IsNumber: false), new("finding", IsNumber: false), new("what to do", IsNumber: false)];

    /// <summary>The worst of them.</summary>
    public static Verdict Worst(IReadOnlyList<Finding> findings) => findings.Max(f => f.Verdict);

    /// <summary>Writes them for people.</summary>
    public static void WriteText(CommandConsole console, IReadOnlyList<Finding> findings)
    {
        if (console.IsOutputTerminal)
        {
            ITableWriter.For(console).Write(new Table(
                "utws doctor",
                s_columns,
                [.. findings.Select(f => new TableRow([Word(f.Verdict), f.Check, VisibleText.Of(f.Text), VisibleText.Of(f.WhatToDo ?? "")]) { Tone = ToneOf(f.Verdict) })],
                Sum(findings)));
            return;
        }

        int width = findings.Max(f => f.Check.Length);
        foreach (Finding finding in findings)
        {
            string line = $"{Word(finding.Verdict),-7}  {finding.Check.PadRight(width)}  {VisibleText.Of(finding.Text).TrimEnd('.')}";
            console.Output.WriteLine(finding.WhatToDo is null ? line : $"{line}. What to do: {VisibleText.Of(finding.WhatToDo)}");
        }

        console.Output.WriteLine(Sum(findings));
    }

    /// <summary>Writes them for programs.</summary>
    public static void WriteJson(TextWriter output, IReadOnlyList<Finding> findings) => JsonOutput.Write(output, json =>
    {
        json.WriteStartObject();
        json.WriteString("status", Word(Worst(findings)));
        json.WriteStartArray("findings");
        foreach (Finding finding in findings)
        {
            json.WriteStartObject();
            json.WriteString("check", finding.Check);
            json.WriteString("status", Word(finding.Verdict));
            json.WriteString("finding", finding.Text);
            json.WriteString("whatToDo", finding.WhatToDo);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    });

    private static string Sum(IReadOnlyList<Finding> findings) => string.Create(
        System.Globalization.CultureInfo.InvariantCulture,
        $"{findings.Count(f => f.Verdict == Verdict.Ok)} ok, {findings.Count(f => f.Verdict == Verdict.Warning)} to be looked at, {findings.Count(f => f.Verdict == Verdict.Failed)} failed");

    private static string Word(Verdict verdict) => verdict switch
    {
        Verdict.Ok => "ok",
        Verdict.Warning => "warning",
        _ => "failed",
    };

    private static TableTone ToneOf(Verdict verdict) => verdict switch
    {
        Verdict.Ok => TableTone.Good,
        Verdict.Warning => TableTone.Doubtful,
        _ => TableTone.Bad,
    };
}
