using Utws.Tests.Support;

namespace Utws.Tests.Soap;

/// <summary>What has to come of a request: the answer, and what the operation was called with if it was.</summary>
/// <param name="Status">The status code.</param>
/// <param name="Version">The version whose media type heads the answer.</param>
/// <param name="Body">The body's bytes.</param>
/// <param name="Call">The operation's arguments, or null if it must not be heard of.</param>
internal sealed record VectorOutcome(int Status, EnvelopeVersion Version, ReadOnlyMemory<byte> Body, OperationCall? Call)
{
    // 3.13, 3.14
    public string CacheControl => Status == 200 ? "private, max-age=0" : "private";

    /// <summary>
    /// The recorded outcome of a vector. Where the operation was called, its scripted result is replaced by what ours gives
    /// for the recorded arguments.
    /// </summary>
    public static VectorOutcome Recorded(AsmxVector vector) => vector.Call is null
        ? new VectorOutcome(vector.Response.Status, VersionOf(vector), vector.Response.Body!.Value, null)
        : Called(VersionOf(vector), vector.Call);

    public static VectorOutcome Called(EnvelopeVersion version, OperationCall call) =>
        new(200, version, call.EchoByOracle(version, AnswerForm.Asmx), call);

    /// <summary>The version that a vector's answer is headed with.</summary>
    public static EnvelopeVersion VersionOf(AsmxVector vector) => vector.Response.ContentType == WireNames.TextXml
        ? EnvelopeVersion.Soap11
        : Assert12(vector);

    private static EnvelopeVersion Assert12(AsmxVector vector)
    {
        Assert.Equal(WireNames.SoapXml, vector.Response.ContentType);
        return EnvelopeVersion.Soap12;
    }
}
