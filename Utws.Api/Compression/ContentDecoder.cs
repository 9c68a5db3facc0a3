using System.IO.Compression;

namespace Utws.Api.Compression;

/// <summary>The framework's decoders by coding.</summary>
internal static class ContentDecoder
{
    /// <summary>How many bytes <see cref="HasZlibHeader"/> looks at.</summary>
    public const int HeaderBytes = 2;

    /// <summary>Opens the decoder of a coding other than identity.</summary>
    /// <param name="coded">The coded bytes; closed with the decoder.</param>
    /// <param name="coding">The coding.</param>
    /// <param name="isBare">Whether deflate comes without its wrapper; for the other codings it does not matter.</param>
    public static Stream Open(Stream coded, ContentCoding coding, bool isBare) => coding switch
    {
        ContentCoding.Gzip => new GZipStream(coded, CompressionMode.Decompress),
        ContentCoding.Brotli => new BrotliStream(coded, CompressionMode.Decompress),
        _ when isBare => new DeflateStream(coded, CompressionMode.Decompress),
        _ => new ZLibStream(coded, CompressionMode.Decompress),
    };

    /// <summary>
    /// RFC 9110, 8.4.1.2: deflate is the zlib format, but many send deflate data without the wrapper. RFC 1950, 2.2: method 8, a
    /// window of 32 KB at most, and a multiple of 31. No bare stream begins so but one that pads a stored block with ones, as no
    /// encoder does.
    /// </summary>
    public static bool HasZlibHeader(ReadOnlySpan<byte> start) =>
        start.Length >= HeaderBytes && (start[0] & 0x0F) == 8 && start[0] >> 4 <= 7 && ((start[0] << 8) | start[1]) % 31 == 0;

    /// <summary>Whether a decoder's exception says that the data is bad: zlib's with a preset dictionary throws an IOException of its own, br's InvalidOperationException.</summary>
    public static bool IsUndecodable(Exception exception) => exception is InvalidDataException or IOException or InvalidOperationException;
}
