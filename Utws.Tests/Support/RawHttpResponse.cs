using System.Text;

namespace Utws.Tests.Support;

/// <summary>One HTTP/1.x response as it came over the socket.</summary>
/// <param name="Version">As in the status line: <c>HTTP/1.1</c>.</param>
/// <param name="Status">The status code.</param>
/// <param name="Reason">The reason phrase; may be empty.</param>
/// <param name="Headers">The fields in the order they came, names as sent.</param>
/// <param name="Body">The entity body, chunks joined.</param>
public sealed record RawHttpResponse(
    string Version, int Status, string Reason, IReadOnlyList<(string Name, string Value)> Headers, ReadOnlyMemory<byte> Body)
{
    public string BodyText => Encoding.UTF8.GetString(Body.Span);

    /// <summary>The one field of this name, in any letter case, or null; more than one is an error.</summary>
    public string? Header(string name) =>
        Headers.Where(h => h.Name.Equals(name, StringComparison.OrdinalIgnoreCase)).Select(h => h.Value).SingleOrDefault();
}
