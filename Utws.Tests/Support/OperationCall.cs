namespace Utws.Tests.Support;

/// <summary>The operation's arguments.</summary>
/// <param name="ApiVersion"><c>apiVersion</c>.</param>
/// <param name="Sessions"><c>sessions</c>: null for the null array; an item is null if it was nil.</param>
public sealed record OperationCall(int ApiVersion, IReadOnlyList<SessionRecord?>? Sessions)
{
    /// <summary>The sessions that there is something to decide about: a nil item announces none, nor does a missing array.</summary>
    public IReadOnlyList<SessionRecord> Announced => [.. (Sessions ?? []).OfType<SessionRecord>()];

    /// <summary>The answer of our operation, which echoes each announced session with the oracle's decision.</summary>
    internal byte[] EchoByOracle(EnvelopeVersion version, AnswerForm form) =>
        ExpectedAnswer.Success(version, form, [.. Announced.Select(PublishedSession.ByOracle)]);
}
