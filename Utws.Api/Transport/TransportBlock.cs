using System.Buffers;
using System.Runtime.InteropServices;

namespace Utws.Api.Transport;

/// <summary>A block of a <see cref="TransportMemoryPool"/>, pinned: the kernel reads it and writes it while the collector runs.</summary>
internal sealed class TransportBlock(TransportMemoryPool pool) : IMemoryOwner<byte>
{
    /// <summary>The whole block, however little was asked for.</summary>
    public Memory<byte> Memory { get; } = MemoryMarshal.CreateFromPinnedArray(
        GC.AllocateUninitializedArray<byte>(TransportMemoryPool.BlockBytes, pinned: true), 0, TransportMemoryPool.BlockBytes);

    /// <summary>Gives it back to its pool.</summary>
    public void Dispose() => pool.Return(this);
}
