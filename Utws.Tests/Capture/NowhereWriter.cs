using System.IO.Pipelines;

namespace Utws.Tests.Capture;

/// <summary>Takes everything and keeps nothing.</summary>
internal sealed class NowhereWriter : PipeWriter
{
    private readonly byte[] _buffer = new byte[64 * 1024];

    public override void Advance(int bytes)
    {
    }

    public override Memory<byte> GetMemory(int sizeHint = 0) => _buffer;

    public override Span<byte> GetSpan(int sizeHint = 0) => _buffer;

    public override ValueTask<FlushResult> FlushAsync(CancellationToken cancellationToken = default) => default;

    public override ValueTask<FlushResult> WriteAsync(ReadOnlyMemory<byte> source, CancellationToken cancellationToken = default) => default;

    public override void CancelPendingFlush()
    {
    }

    public override void Complete(Exception? exception = null)
    {
    }
}
