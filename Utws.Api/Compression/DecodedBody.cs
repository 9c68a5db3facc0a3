using System.Buffers;
using System.IO.Compression;
using System.IO.Pipelines;

namespace Utws.Api.Compression;

/// <summary>
/// The decoded body of a request that has a <c>Content-Encoding</c>, piece by piece as it arrives. It costs a decoder with its
/// window (32 KB, of br 16 MB at most, as far as it is written to, which the limit on decoded bytes bounds) and no more.
/// </summary>
/// <remarks>
/// That data was cut off is told by the framework's decoders only under the switch System.IO.Compression.UseStrictValidation,
/// which the project files set: without it a body without its checksum would do.
/// </remarks>
internal sealed class DecodedBody : IAsyncDisposable
{
    private readonly CodedBodyStream _coded;
    private readonly Stream _decoder;

    private DecodedBody(CodedBodyStream coded, Stream decoder)
    {
        _coded = coded;
        _decoder = decoder;
    }

    /// <summary>Whether the body is longer than the limit before it is decoded.</summary>
    public bool IsTooLong => _coded.IsTooLong;

    /// <param name="body">The body, of which the first bytes are looked at and left there.</param>
    /// <param name="coded">The same body, as the decoder shall read it; it belongs to the new object.</param>
    /// <param name="coding">What it is coded in.</param>
    /// <param name="cancellation">Ends the wait for the first bytes.</param>
    public static async ValueTask<DecodedBody> OpenAsync(
        PipeReader body, CodedBodyStream coded, ContentCoding coding, CancellationToken cancellation)
    {
        bool isBare = coding == ContentCoding.Deflate && !await HasZlibHeaderAsync(body, cancellation);
        return new DecodedBody(coded, coding switch
        {
            ContentCoding.Gzip => new GZipStream(coded, CompressionMode.Decompress),
            ContentCoding.Brotli => new BrotliStream(coded, CompressionMode.Decompress),
            _ when isBare => new DeflateStream(coded, CompressionMode.Decompress),
            _ => new ZLibStream(coded, CompressionMode.Decompress),
        });
    }

    /// <summary>Decodes what has come into the buffer, as soon as it is something; 0 at the end.</summary>
    /// <exception cref="InvalidDataException">The data is corrupt, was cut off, or is no such data.</exception>
    public async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellation)
    {
        try
        {
            return await _decoder.ReadAsync(buffer, cancellation);
        }
#pragma warning disable CA1031 // zlib's decoder throws InvalidDataException or, with a preset dictionary, an IOException of its own, br's InvalidOperationException
        catch (Exception undecodable) when (_coded.Failure is null && undecodable is not OperationCanceledException)
#pragma warning restore CA1031
        {
            if (_coded.IsTooLong)
            {
                return 0;
            }

            throw new InvalidDataException("The body cannot be decoded.", undecodable);
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _decoder.DisposeAsync();
        await _coded.DisposeAsync();
    }

    // RFC 9110, 8.4.1.2: deflate is the zlib format, but "some non-conformant implementations send the deflate data without the
    // zlib wrapper". RFC 1950, 2.2: method 8, a window of 32 KB at most, and a multiple of 31. No bare stream begins so but one that
    // pads a stored block with ones, as no encoder does.
    private static async ValueTask<bool> HasZlibHeaderAsync(PipeReader body, CancellationToken cancellation)
    {
        const int HeaderBytes = 2;
        ReadResult result = await body.ReadAtLeastAsync(HeaderBytes, cancellation);
        bool isZlib = IsZlibHeader(result.Buffer);
        body.AdvanceTo(result.Buffer.Start);
        return isZlib;
    }

    private static bool IsZlibHeader(in ReadOnlySequence<byte> body)
    {
        SequenceReader<byte> reader = new(body);
        return reader.TryRead(out byte method) && reader.TryRead(out byte flags)
            && (method & 0x0F) == 8 && method >> 4 <= 7 && ((method << 8) | flags) % 31 == 0;
    }
}
