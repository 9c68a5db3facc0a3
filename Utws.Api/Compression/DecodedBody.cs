using System.Buffers;
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
        return new DecodedBody(coded, ContentDecoder.Open(coded, coding, isBare));
    }

    /// <summary>Decodes what has come into the buffer, as soon as it is something; 0 at the end.</summary>
    /// <exception cref="InvalidDataException">The data is corrupt, was cut off, or is no such data.</exception>
    public async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellation)
    {
        try
        {
            return await _decoder.ReadAsync(buffer, cancellation);
        }
        catch (Exception undecodable) when (_coded.Failure is null && ContentDecoder.IsUndecodable(undecodable))
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

    private static async ValueTask<bool> HasZlibHeaderAsync(PipeReader body, CancellationToken cancellation)
    {
        ReadResult result = await body.ReadAtLeastAsync(ContentDecoder.HeaderBytes, cancellation);
        bool isZlib = HasZlibHeader(result.Buffer);
        body.AdvanceTo(result.Buffer.Start);
        return isZlib;
    }

    private static bool HasZlibHeader(in ReadOnlySequence<byte> body)
    {
        Span<byte> start = stackalloc byte[ContentDecoder.HeaderBytes];
        int length = (int)Math.Min(body.Length, start.Length);
        body.Slice(0, length).CopyTo(start);
        return ContentDecoder.HasZlibHeader(start[..length]);
    }
}
