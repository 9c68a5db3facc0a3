namespace Utws.Tests.Support;

/// <summary>One recorded case of the original runtime: a line of Corpus/asmx-vectors.jsonl.</summary>
/// <param name="Id">V and three digits; the wire facts cite it.</param>
/// <param name="Name">What it is about.</param>
/// <param name="Request">What was sent.</param>
/// <param name="Call">What the operation was called with, or null where it was not.</param>
/// <param name="Returned">What the operation was scripted to return, whatever it was called with; null if it threw, was not called, or returned null.</param>
/// <param name="Threw">The type and message of what it was scripted to throw, or null.</param>
/// <param name="Response">What came back.</param>
public sealed record AsmxVector(
    string Id,
    string Name,
    AsmxVectorRequest Request,
    OperationCall? Call,
    IReadOnlyList<PublishedSession?>? Returned,
    string? Threw,
    AsmxVectorResponse Response)
{
    /// <summary>Whether the request goes to the SOAP endpoint: POST without path info, whatever the query (1.1).</summary>
    public bool IsSoapCall => Request.Method == "POST" && Request.PathInfo.Length == 0;
}
