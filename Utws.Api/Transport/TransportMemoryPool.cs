using System.Buffers;

namespace Utws.Api.Transport;

/// <summary>
/// What connections receive into and send from: blocks of one size, as many as are needed at a time. An idle connection has none, and
/// <see cref="DropIdle"/> lets go of those that nobody needed for a while.
/// </summary>
internal sealed class TransportMemoryPool : MemoryPool<byte>
{
    /// <summary>
    /// How long a block is, and so the most that one system call brings. With Kestrel's 4 KB a body of 28 KB came in seven pieces, each
    /// with its own call, wake-up and walk: CPU of a handler that only drains and writes, at 100 sessions, 27.4 us with blocks of 4 KB,
    /// 18.4 with 16, 17.0 with 32, 16.4 with 64; at 1,000 sessions 401, 245, 179, 182; at 2 sessions all are level.
    /// </summary>
    public const int BlockBytes = 32 * 1024;

    // 64 MB: more connections than that have a body or an answer under way seldom, and then blocks are made and collected.
    private const int MaxKept = 2048;

    private readonly LifoPool<TransportBlock> _spare = new(MaxKept);

    private volatile bool _isDisposed;

    /// <inheritdoc/>
    public override int MaxBufferSize => BlockBytes;

    /// <inheritdoc/>
    public override IMemoryOwner<byte> Rent(int minBufferSize = -1)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(minBufferSize, BlockBytes);
        return _spare.TryRent(out TransportBlock? block) ? block : new TransportBlock(this);
    }

    /// <summary>Keeps a block for the next.</summary>
    public void Return(TransportBlock block)
    {
        if (!_isDisposed)
        {
            _ = _spare.Return(block);
        }
    }

    /// <summary>Lets go of the blocks that nobody needed since the last call, and says how many they were.</summary>
    public int DropIdle() => _spare.TakeIdle().Length;

    /// <inheritdoc/>
    protected override void Dispose(bool disposing) => _isDisposed = true;
}
