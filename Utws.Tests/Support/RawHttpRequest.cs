using System.Globalization;
using System.Text;

namespace Utws.Tests.Support;

/// <summary>Writes the bytes of an HTTP request; what a test does not ask for is not in them.</summary>
internal sealed record RawHttpRequest
{
    public string Method { get; init; } = "POST";

    public string Target { get; init; } = WireNames.Path;

    public string Version { get; init; } = "HTTP/1.1";

    /// <summary>The <c>Host</c> field; null for a request without it.</summary>
    public string? Host { get; init; } = "customerexperience.smarttech.com";

    /// <summary>Fields after Host and before the body's own, in order, written as they are.</summary>
    public IReadOnlyList<(string Name, string Value)> Headers { get; init; } = [];

    /// <summary>The entity body; null for a request without one, which then has no Content-Length either.</summary>
    public ReadOnlyMemory<byte>? Body { get; init; }

    /// <summary>Whether the body goes in chunks of 200 bytes instead of with a Content-Length.</summary>
    public bool IsChunked { get; init; }

    /// <summary>A well-formed call of the operation by this contract's rules: what the action header is differs by version.</summary>
    public static RawHttpRequest Soap(EnvelopeVersion version, ReadOnlyMemory<byte> body) => new()
    {
        Headers = version == EnvelopeVersion.Soap11
            ? [("Content-Type", WireNames.TextXml), ("SOAPAction", WireNames.QuotedAction)]
            : [("Content-Type", WireNames.SoapXml)],
        Body = body,
    };

    public static RawHttpRequest Soap(EnvelopeVersion version, string body) => Soap(version, Encoding.UTF8.GetBytes(body));

    public RawHttpRequest With(string name, string value) => this with { Headers = [.. Headers, (name, value)] };

    public RawHttpRequest Without(string name) => this with
    {
        Headers = [.. Headers.Where(h => !h.Name.Equals(name, StringComparison.OrdinalIgnoreCase))],
    };

    /// <summary>The request line, the fields and the empty line.</summary>
    public byte[] HeadBytes()
    {
        StringBuilder head = new($"{Method} {Target} {Version}\r\n");
        if (Host is not null)
        {
            _ = head.Append(CultureInfo.InvariantCulture, $"Host: {Host}\r\n");
        }

        foreach ((string name, string value) in Headers)
        {
            _ = head.Append(CultureInfo.InvariantCulture, $"{name}: {value}\r\n");
        }

        if (IsChunked)
        {
            _ = head.Append("Transfer-Encoding: chunked\r\n");
        }
        else if (Body is { } body)
        {
            _ = head.Append(CultureInfo.InvariantCulture, $"Content-Length: {body.Length}\r\n");
        }

        // Header values are bytes (RFC 9110, 5.5): what a vector puts beyond ASCII goes out as UTF-8.
        return Encoding.UTF8.GetBytes(head.Append("\r\n").ToString());
    }

    public byte[] ToBytes() => [.. HeadBytes(), .. BodyBytes()];

    private byte[] BodyBytes()
    {
        byte[] body = Body?.ToArray() ?? [];
        return IsChunked ? Chunked(body) : body;
    }

    private static byte[] Chunked(byte[] body)
    {
        // RFC 9112, 7.1
        List<byte> chunks = [];
        foreach (byte[] chunk in body.Chunk(200))
        {
            chunks.AddRange(Encoding.ASCII.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{chunk.Length:x}\r\n")));
            chunks.AddRange(chunk);
            chunks.AddRange("\r\n"u8);
        }

        chunks.AddRange("0\r\n\r\n"u8);
        return [.. chunks];
    }
}
