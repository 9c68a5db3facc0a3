using System.Buffers;
using Utws.Api.Capture;
using Utws.Api.Compression;
using Utws.Core.Contract;
using Utws.Core.Soap;

namespace Utws.Api.Soap;

/// <summary>Feeds a body that has a <c>Content-Encoding</c> to a <see cref="SoapProcessor"/>, decoded as it arrives.</summary>
internal static class CodedRequest
{
    // As much as the decoders take in at a time, twice: they give less than is asked for.
    private const int PieceBytes = 16 * 1024;

    /// <summary>
    /// True: read to its end. False: as far as it took for an answer. Null: not begun, because the coding is refused, after the faults
    /// of the head and with 4.13 the first of them, or because there is none to decode and the request is like any other.
    /// </summary>
    public static async ValueTask<bool?> ReadAsync(HttpContext context, RequestWalk walk, long maxBytes, MessageCapture? capture)
    {
        if (!ContentEncodingField.TryRead(context.Request.Headers.ContentEncoding, out ContentCoding coding))
        {
            // RFC 9110, 12.5.3: what would have done.
            context.Response.Headers.AcceptEncoding = ContentCodingNames.Readable;
            walk.Processor.Refuse(SoapFaults.UnsupportedContentCoding());
            return null;
        }

        return coding == ContentCoding.Identity ? null : await DecodeAsync(context, walk, coding, maxBytes, capture);
    }

    private static async ValueTask<bool> DecodeAsync(
        HttpContext context, RequestWalk walk, ContentCoding coding, long maxBytes, MessageCapture? capture)
    {
        // Captured is what came, still coded.
        CodedBodyStream coded = new(context.Request.BodyReader, maxBytes)
        {
            OnRead = capture is null ? null : piece => capture.Append(context, piece.Span),
        };
        byte[] piece = ArrayPool<byte>.Shared.Rent(PieceBytes);
        try
        {
            await using DecodedBody body = await DecodedBody.OpenAsync(context.Request.BodyReader, coded, coding, context.RequestAborted);
            return await FeedAsync(body, piece, walk, maxBytes, context.RequestAborted);
        }
        catch (InvalidDataException)
        {
            walk.Processor.Refuse(SoapFaults.UndecodableBody());
            return false;
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(piece);
        }
    }

    // The limit holds for the body as it came and as it is decoded: what a bomb costs is the limit, not what it would become.
    private static async ValueTask<bool> FeedAsync(
        DecodedBody body, byte[] piece, RequestWalk walk, long maxBytes, CancellationToken cancellation)
    {
        long decoded = 0;
        while (!IsRefused(walk.Processor))
        {
            int read = await body.ReadAsync(piece, cancellation);
            decoded += read;
            if (body.IsTooLong || decoded > maxBytes)
            {
                walk.Processor.RefuseTooLong();
                return false;
            }

            if (read == 0)
            {
                walk.Complete();
                return true;
            }

            walk.Append(piece.AsSpan(0, read));
        }

        return false;
    }

    // A complete envelope is no answer yet: what follows it may be the checksum that says that it is not what was sent.
    private static bool IsRefused(SoapProcessor processor) => processor.IsAnswered && processor.Answer.StatusCode != 200;
}
