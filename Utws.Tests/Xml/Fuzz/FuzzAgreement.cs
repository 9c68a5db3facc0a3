using System.Text;
using Utws.Tests.Xml.Suites;

namespace Utws.Tests.Xml.Fuzz;

/// <summary>
/// How far our refusals agree with the framework's in text and place. That is asked for but not demanded: where a document has
/// two faults, or a fault can be told at more than one character, the specification leaves the reader free.
/// </summary>
internal sealed class FuzzAgreement
{
    private readonly SortedDictionary<string, FuzzAgreementRow> _rows = new(StringComparer.Ordinal);

    public int Accepted { get; private set; }

    public int Refused { get; private set; }

    public int Explained { get; private set; }

    public int Documents => Accepted + Refused;

    public void AddAccepted() => Accepted++;

    public void AddExplained() => Explained++;

    public void AddRefused(byte[] document, ReadOutcome ours, ReadOutcome framework)
    {
        Refused++;
        if (!_rows.TryGetValue(ours.Reason!, out FuzzAgreementRow? row))
        {
            _rows.Add(ours.Reason!, row = new FuzzAgreementRow());
        }

        row.Count++;
        bool samePlace = ours.Line == framework.Line && ours.Position == framework.Position;
        bool sameEvents = ours.Events == framework.Events;
        bool sameText = ours.Message == framework.Message;
        row.SamePlace += samePlace ? 1 : 0;
        row.SameText += sameText ? 1 : 0;
        row.SameEvents += sameEvents ? 1 : 0;
        bool isShorterExample = row.Example is null || document.Length < row.ExampleLength;
        if (!(samePlace && sameText) && isShorterExample)
        {
            row.ExampleLength = document.Length;
            row.Example = new FuzzFailure(FuzzFailureKind.Verdict, document, $"ours {ours}; framework {framework}").ToString();
        }
    }

    public string Report(bool withExamples)
    {
        StringBuilder report = new();
        report.AppendLine(FormattableString.Invariant($"{Accepted} accepted by both, {Refused} refused by both, {Explained} deliberate differences"));
        report.AppendLine("reason | refusals | same text | same line and position | same events before");
        foreach ((string reason, FuzzAgreementRow row) in _rows)
        {
            report.AppendLine(FormattableString.Invariant($"{reason} | {row.Count} | {row.SameText} | {row.SamePlace} | {row.SameEvents}"));
            if (withExamples && row.Example is not null)
            {
                report.AppendLine(row.Example);
            }
        }

        return report.ToString();
    }
}
