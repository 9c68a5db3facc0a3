using Utws.Api.Field;

namespace Utws.Tests.Operations.Dashboard;

/// <summary>A field of as many sessions as a test says, a tenth of them in the last month and a hundredth in the last day.</summary>
internal sealed class MadeUpField(long sessions) : IFieldCounts
{
    /// <summary>A version that is markup, for whoever takes it for that.</summary>
    public const string MarkupVersion = "<img src=x onerror=document.title='taken'>";

    public FieldStatus Status { get; init; } = new(0, Problem: null);

    public FieldSummary Read(FieldRange range, int most)
    {
        long all = range switch { FieldRange.Day => sessions / 100, FieldRange.Month => sessions / 10, _ => sessions };
        return new FieldSummary(
            range,
            all == 0 ? null : new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero),
            all,
            all / 3,
            [
                Section(SectionKind.Product, all, Number(12), Number(3)),
                Section(SectionKind.Version, all, [.. Number(12), Text("11.4.2")], [.. Number(3), Text(MarkupVersion)], [.. Number(3), default], [.. Number(3), Text("")]),
                Section(SectionKind.Country, all, [Text("CA")], [Text("Atlantis, which is longer than any column is wide, and goes on")]),
                Section(SectionKind.Language, all, [Text("en")], [Text("\u202eright to left")]),
                Section(SectionKind.Platform, all, [.. Number(2), .. Number(601), .. Number(64)]),
                Section(SectionKind.Decision, all, [Text("Details")], [Text("SummaryOnly")]),
            ]);
    }

    // Each value has half of what the ones before it left.
    private static FieldSection Section(SectionKind kind, long all, params KeyPart[][] keys)
    {
        List<SectionRow> rows = [];
        long left = all;
        foreach (KeyPart[] key in all == 0 ? [] : keys)
        {
            long some = (left + 1) / 2;
            rows.Add(new SectionRow(key, some));
            left -= some;
        }

        return new FieldSection(kind, rows, left, rows.Count + (left > 0 ? 5 : 0));
    }

    private static KeyPart[] Number(long number) => [new KeyPart(number, Text: null)];

    private static KeyPart Text(string text) => new(Number: null, text);
}
