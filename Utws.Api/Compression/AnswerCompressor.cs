using System.Buffers;
using System.IO.Compression;

namespace Utws.Api.Compression;

/// <summary>
/// Compresses whole answers at the least cost. CPU time per answer, and bytes (2, 10, 100, 1,000 sessions of the sample data, of
/// 1,103, 3,958, 36,012 and 358,062 bytes): gzip 4, 5, 16, 123 us to 526, 766, 2,658, 21,149 bytes; br with quality 0 4, 6, 15,
/// 102 us to 517, 752, 2,635, 20,159. The next better levels cost 9 to 890 us (gzip) and 6 to 2,229 us (br, quality 1) for a fifth
/// fewer bytes.
/// </summary>
internal static class AnswerCompressor
{
    private const int BrotliQuality = 0;

    // 256 KB: answers of more than that repeat themselves within it (1,000 sessions came out the same with 4 MB).
    private const int BrotliWindowBits = 18;

    // A byte that does not repeat takes up to nine bits at the fastest level; then there are headers and checksums.
    private const int GrowthShift = 3;
    private const int OverheadBytes = 256;

    /// <summary>
    /// Compresses into a rented array, which is the caller's to give back; its first <paramref name="length"/> bytes count, or none
    /// where the body cannot be made shorter.
    /// </summary>
    public static byte[] Compress(ReadOnlySpan<byte> body, ContentCoding coding, out int length)
    {
        byte[] compressed = ArrayPool<byte>.Shared.Rent(body.Length + (body.Length >> GrowthShift) + OverheadBytes);
        if (coding == ContentCoding.Brotli)
        {
            bool fits = BrotliEncoder.TryCompress(body, compressed, out length, BrotliQuality, BrotliWindowBits);
            length = fits && length < body.Length ? length : 0;
            return compressed;
        }

        using MemoryStream target = new(compressed);
        using (Stream encoder = coding == ContentCoding.Gzip
            ? new GZipStream(target, CompressionLevel.Fastest, leaveOpen: true)
            : new ZLibStream(target, CompressionLevel.Fastest, leaveOpen: true))
        {
            encoder.Write(body);
        }

        length = target.Position < body.Length ? (int)target.Position : 0;
        return compressed;
    }
}
