using System.Buffers;

namespace Utws.Api.Capture;

/// <summary>A request and its response while they are being captured. It travels with the request as one of its features.</summary>
internal sealed class CapturedExchange(DateTimeOffset instant, byte[] requestHead)
{
    /// <summary>The instant at which the request was decided.</summary>
    public DateTimeOffset Instant => instant;

    /// <summary>The request's line and fields, up to the empty line.</summary>
    public byte[] RequestHead => requestHead;

    /// <summary>The body as far as it was read.</summary>
    public ArrayBufferWriter<byte> RequestBody { get; } = new();

    /// <summary>Whether the body came in chunks and is written as one.</summary>
    public bool IsChunked { get; init; }

    /// <summary>The whole response; null if none was sent to its end.</summary>
    public byte[]? Response { get; set; }

    /// <summary>Bytes that it has taken from the budget.</summary>
    public long TakenBytes { get; set; }
}
