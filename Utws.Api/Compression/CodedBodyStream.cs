using System.IO.Pipelines;

namespace Utws.Api.Compression;

/// <summary>
/// A request's body as a decoder wants it, a stream that ends at the limit whatever still comes: bytes that decode to nothing, of
/// which there may be any number, are not read for ever.
/// </summary>
internal sealed class CodedBodyStream(PipeReader body, long maxBytes) : Stream
{
    private readonly Stream _body = body.AsStream(leaveOpen: true);
    private long _room = maxBytes;

    /// <summary>Whether there was more than the limit.</summary>
    public bool IsTooLong { get; private set; }

    /// <summary>Is shown each piece as it came, for as long as the call lasts.</summary>
    public Action<ReadOnlyMemory<byte>>? OnRead { get; init; }

    /// <summary>What the connection failed with, if it did: it is not the decoder's doing.</summary>
    public Exception? Failure { get; private set; }

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        int read;
        try
        {
            read = await _body.ReadAsync(buffer, cancellationToken);
        }
        catch (Exception failure)
        {
            Failure = failure;
            throw;
        }

        OnRead?.Invoke(buffer[..read]);
        _room -= read;
        IsTooLong = _room < 0;
        return IsTooLong ? 0 : read;
    }

    public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        ReadAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException("A body is read asynchronously.");

    public override void Flush()
    {
    }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            _body.Dispose();
        }

        base.Dispose(disposing);
    }
}
