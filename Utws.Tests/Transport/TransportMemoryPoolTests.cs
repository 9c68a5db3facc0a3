using System.Buffers;
using Utws.Api.Transport;

namespace Utws.Tests.Transport;

/// <summary>The blocks that connections receive into and send from.</summary>
public sealed class TransportMemoryPoolTests
{
    [Theory]
    [InlineData(-1)]
    [InlineData(1)]
    [InlineData(TransportMemoryPool.BlockBytes)]
    public void Rent_HoweverLittle_GivesAWholeBlock(int minBytes)
    {
        using TransportMemoryPool pool = new();
        using IMemoryOwner<byte> block = pool.Rent(minBytes);

        Assert.Equal(TransportMemoryPool.BlockBytes, block.Memory.Length);
    }

    [Fact]
    public void Rent_MoreThanABlock_IsRefused()
    {
        using TransportMemoryPool pool = new();

        _ = Assert.Throws<ArgumentOutOfRangeException>(() => pool.Rent(TransportMemoryPool.BlockBytes + 1));
    }

    [Fact]
    public void Block_GivenBack_IsRentedAgain()
    {
        using TransportMemoryPool pool = new();
        IMemoryOwner<byte> first = pool.Rent();
        first.Dispose();

        using IMemoryOwner<byte> second = pool.Rent();
        Assert.Same(first, second);
    }

    [Fact]
    public void DropIdle_LetsGoOfBlocksThatNobodyNeededSince()
    {
        const int Blocks = 10;
        TransportMemoryPoolFactory factory = new();
        using MemoryPool<byte> pool = factory.Create();
        Array.ForEach([.. Enumerable.Range(0, Blocks).Select(_ => pool.Rent())], block => block.Dispose());

        Assert.Equal(0, factory.DropIdle());
        Assert.Equal(Blocks - 1, factory.DropIdle());
        Assert.Equal(0, factory.DropIdle());
    }
}
