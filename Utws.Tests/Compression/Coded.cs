using System.Globalization;
using System.IO.Compression;

namespace Utws.Tests.Compression;

/// <summary>Codes and decodes as other programs do, by the names that go into a field; <c>bare</c> is deflate without its wrapper.</summary>
internal static class Coded
{
    public const string Bare = "bare";

    public static byte[] Encode(string coding, ReadOnlyMemory<byte> bytes)
    {
        using MemoryStream target = new();
        using (Stream encoder = coding switch
        {
            "gzip" or "x-gzip" => new GZipStream(target, CompressionLevel.Optimal, leaveOpen: true),
            "deflate" => new ZLibStream(target, CompressionLevel.Optimal, leaveOpen: true),
            "br" => new BrotliStream(target, CompressionLevel.Fastest, leaveOpen: true),
            _ => new DeflateStream(target, CompressionLevel.Optimal, leaveOpen: true),
        })
        {
            encoder.Write(bytes.Span);
        }

        return target.ToArray();
    }

    public static byte[] Decode(string coding, ReadOnlyMemory<byte> bytes)
    {
        using MemoryStream source = new(bytes.ToArray());
        using Stream decoder = coding switch
        {
            "gzip" => new GZipStream(source, CompressionMode.Decompress),
            "deflate" => new ZLibStream(source, CompressionMode.Decompress),
            "br" => new BrotliStream(source, CompressionMode.Decompress),
            _ => throw new ArgumentOutOfRangeException(nameof(coding), coding, "No coding of an answer."),
        };
        using MemoryStream decoded = new();
        decoder.CopyTo(decoded);
        return decoded.ToArray();
    }

    /// <summary>What stands in the field for a coding of ours.</summary>
    public static string FieldOf(string coding) => coding == Bare ? "deflate" : coding;

    /// <summary>So many sessions, as different as sessions are.</summary>
    public static string Sessions(int count) => string.Concat(Enumerable.Range(1, count).Select(i => string.Create(
        CultureInfo.InvariantCulture,
        $"<SessionInfo><productID>{i}</productID><version>11.{i % 7}.{i * 37 % 1000}</version><osPlatform>2</osPlatform><langID>ü</langID></SessionInfo>")));
}
