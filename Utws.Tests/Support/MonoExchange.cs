namespace Utws.Tests.Support;

/// <summary>One recorded exchange with a second ASMX implementation: a line of Corpus/asmx-mono-corpus.jsonl.</summary>
/// <param name="Id"><c>group/slug</c>, with <c>@on</c> where custom errors were on and that made a difference.</param>
/// <param name="Group">What it is about, in one word.</param>
/// <param name="Description">What it is about, in words.</param>
/// <param name="Method">The verb.</param>
/// <param name="Path">The target.</param>
/// <param name="RequestHeaders">All fields sent, in order, Host and Content-Length too.</param>
/// <param name="RequestBody">The entity body.</param>
/// <param name="Status">The response's status.</param>
/// <param name="ContentType">The response's content type, or null.</param>
/// <param name="ResponseBody">The response's entity body.</param>
public sealed record MonoExchange(
    string Id,
    string Group,
    string Description,
    string Method,
    string Path,
    IReadOnlyList<(string Name, string Value)> RequestHeaders,
    ReadOnlyMemory<byte> RequestBody,
    int Status,
    string? ContentType,
    ReadOnlyMemory<byte> ResponseBody)
{
    /// <summary>The request again: Host and Content-Length are written anew.</summary>
    internal RawHttpRequest ToHttp() => new()
    {
        Method = Method,
        Target = Path,
        Headers = [.. RequestHeaders.Where(h => h.Name is not ("Host" or "Content-Length" or "Connection"))],
        Body = RequestBody,
    };
}
