using System.IO.Compression;

namespace Utws.Api.Commands.Messages;

/// <summary>A compressed body (RFC 9110, 8.4.1).</summary>
internal static class ContentCoding
{
    /// <summary>Unpacks at most <paramref name="maxBytes"/> and one byte more, which shows that there are more.</summary>
    /// <param name="coding">The Content-Encoding field's value.</param>
    /// <param name="body">The body as it was sent.</param>
    /// <param name="maxBytes">The bound: a few bytes can unpack to any number.</param>
    /// <param name="remark">What a checker must know of it.</param>
    public static ReadOnlyMemory<byte> Decode(string coding, ReadOnlyMemory<byte> body, long maxBytes, out string remark)
    {
        string name = coding.Trim();
        using MemoryStream packed = new(body.ToArray());
        using Stream? unpacked = Open(name, packed);
        if (unpacked is null)
        {
            remark = $"Content-Encoding is '{VisibleName.Of(name)}': the body is taken as it is.";
            return body;
        }

        try
        {
            using MemoryStream whole = new();
            CopyBounded(unpacked, whole, maxBytes + 1);
            remark = $"The body was unpacked by Content-Encoding '{VisibleName.Of(name)}'. The server, like the old one, reads bodies as they come and would refuse this one with 400.";
            return whole.ToArray();
        }
        catch (InvalidDataException)
        {
            remark = $"The body is not in the Content-Encoding '{VisibleName.Of(name)}' that it is said to be in: it is taken as it is.";
            return body;
        }
    }

    private static Stream? Open(string coding, MemoryStream packed) => coding.ToUpperInvariant() switch
    {
        "GZIP" or "X-GZIP" => new GZipStream(packed, CompressionMode.Decompress),
        "DEFLATE" => new ZLibStream(packed, CompressionMode.Decompress),
        "BR" => new BrotliStream(packed, CompressionMode.Decompress),
        _ => null,
    };

    private static void CopyBounded(Stream source, MemoryStream target, long maxBytes)
    {
        byte[] buffer = new byte[64 * 1024];
        int read;
        while (target.Length < maxBytes && (read = source.Read(buffer, 0, (int)Math.Min(buffer.Length, maxBytes - target.Length))) > 0)
        {
            target.Write(buffer, 0, read);
        }
    }
}
