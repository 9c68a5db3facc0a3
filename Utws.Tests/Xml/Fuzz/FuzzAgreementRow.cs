namespace Utws.Tests.Xml.Fuzz;

/// <summary>The counts of one reason for a refusal.</summary>
internal sealed class FuzzAgreementRow
{
    public int Count { get; set; }

    public int SameText { get; set; }

    public int SamePlace { get; set; }

    public int SameEvents { get; set; }

    public string? Example { get; set; }

    public int ExampleLength { get; set; }
}
