namespace Utws.Tests.Xml.Suites;

/// <summary>What one reader made of one document.</summary>
/// <param name="Accepts">Whether the document was read to its end.</param>
/// <param name="Events">The canonical event dump, up to the refusal if there was one.</param>
/// <param name="EventCount">The number of lines of the dump.</param>
/// <param name="Reason">Our reader's reason for the refusal; null for an accepted document and for the framework's reader.</param>
/// <param name="Message">The text of the refusal, with the framework's line and position sentence.</param>
/// <param name="Line">The line of the refusal, from 1.</param>
/// <param name="Position">The position in that line, from 1.</param>
internal sealed record ReadOutcome(bool Accepts, string Events, int EventCount, string? Reason, string? Message, int Line, int Position)
{
    public string Verdict => Accepts ? "accept" : "reject";

    /// <summary>The outcome in one line, for the message of a failing test.</summary>
    public override string ToString() => Accepts
        ? FormattableString.Invariant($"accept, {EventCount} events")
        : FormattableString.Invariant($"reject after {EventCount} events, ({Line},{Position}) {Reason} {Message}");
}
