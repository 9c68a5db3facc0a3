using System.Buffers;
using System.IO.Pipelines;

namespace Utws.Api.Compression;

/// <summary>
/// Sends the body of any answer: whole, with its length (3.15; old clients hang on chunks), and compressed where the client asks
/// for it and it is worth it.
/// </summary>
/// <remarks>
/// Nothing secret is in our answers: they repeat to a client what it sent, so their compressed length tells nobody anything (BREACH).
/// </remarks>
internal sealed class AnswerBody(UtwsSettings settings)
{
    // 1,400 sessions. So much of an answer is handed to the connection at a time; of a longer one no more is held twice. In slices of
    // 64 KB an answer to 1,000 sessions made 1,400 bytes of garbage more, for waits in between.
    private const int SliceBytes = 512 * 1024;

    // 180,000 sessions, 22 ms of a thread: longer ones are not worth a second array of their length.
    private const int MaxBytes = 64 * 1024 * 1024;

    // An answer shorter than that is sent as it is: it is not even looked what the client accepts.
    private readonly int _minBytes = settings.CompressAnswers ? settings.CompressMinBytes : int.MaxValue;

    /// <summary>Sends the body; status and all fields but those of the body are set already.</summary>
    public Task SendAsync(HttpContext context, ReadOnlyMemory<byte> body) =>
        body.Length < _minBytes || body.Length > MaxBytes || HttpMethods.IsHead(context.Request.Method)
            ? SendAsItIsAsync(context, body)
            : SendAsAskedAsync(context, body);

    private static Task SendAsAskedAsync(HttpContext context, ReadOnlyMemory<byte> body)
    {
        // RFC 9110, 12.5.5: also of the answer that is not compressed.
        context.Response.Headers.Vary = "Accept-Encoding";
        ContentCoding coding = AcceptEncodingField.Choose(context.Request.Headers.AcceptEncoding);
        return coding == ContentCoding.Identity ? SendAsItIsAsync(context, body) : SendCompressedAsync(context, body, coding);
    }

    private static async Task SendCompressedAsync(HttpContext context, ReadOnlyMemory<byte> body, ContentCoding coding)
    {
        byte[] compressed = AnswerCompressor.Compress(body.Span, coding, out int length);
        try
        {
            if (length > 0)
            {
                context.Response.Headers.ContentEncoding = ContentCodingNames.NameOf(coding);
                body = compressed.AsMemory(0, length);
            }

            await SendAsItIsAsync(context, body);
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(compressed);
        }
    }

    private static Task SendAsItIsAsync(HttpContext context, ReadOnlyMemory<byte> body)
    {
        HttpResponse response = context.Response;
        response.ContentLength = body.Length;
        if (body.IsEmpty || HttpMethods.IsHead(context.Request.Method))
        {
            return Task.CompletedTask;
        }

        if (body.Length > SliceBytes)
        {
            return SendInSlicesAsync(context, body);
        }

        // The common case: the connection takes all of it at once, and there is nothing to await and nothing to cancel. With a
        // state machine and the request's token it took 0.15 us more.
        ValueTask<FlushResult> flushing = response.BodyWriter.WriteAsync(body, CancellationToken.None);
        if (!flushing.IsCompletedSuccessfully)
        {
            return flushing.AsTask();
        }

        // Completed is the other end: nobody reads any more.
        return flushing.Result.IsCompleted ? Task.FromCanceled(new CancellationToken(canceled: true)) : Task.CompletedTask;
    }

    private static async Task SendInSlicesAsync(HttpContext context, ReadOnlyMemory<byte> body)
    {
        for (ReadOnlyMemory<byte> rest = body; !rest.IsEmpty; rest = rest[Math.Min(SliceBytes, rest.Length)..])
        {
            await context.Response.BodyWriter.WriteAsync(rest[..Math.Min(SliceBytes, rest.Length)], context.RequestAborted);
        }
    }
}
