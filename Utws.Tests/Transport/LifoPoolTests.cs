using Utws.Api.Transport;

namespace Utws.Tests.Transport;

/// <summary>What the pool keeps, what it hands out, and what it lets go of.</summary>
public sealed class LifoPoolTests
{
    private readonly LifoPool<string> _pool = new(maxKept: 2);

    [Fact]
    public void Rent_OfAnEmptyPool_GivesNothing()
    {
        Assert.False(_pool.TryRent(out string? spare));
        Assert.Null(spare);
    }

    [Fact]
    public void Rent_GivesTheLastOneBackFirst()
    {
        Return("a", "b", "c");

        Assert.Equal(["c", "b", "a"], Rent(3));
    }

    [Fact]
    public void Return_BeyondTheBound_GivesTheOneBeforeBack()
    {
        Return("a", "b", "c");

        Assert.Equal("c", _pool.Return("d"));
        Assert.Equal(["d", "b", "a"], Rent(3));
    }

    [Fact]
    public void TakeIdle_AtFirst_TakesNothing()
    {
        Return("a", "b", "c");

        Assert.Empty(_pool.TakeIdle());
    }

    // The last one back stays in any case: one request a while finds it.
    [Fact]
    public void TakeIdle_TakesWhatNobodyNeededSince()
    {
        Return("a", "b", "c");
        _ = _pool.TakeIdle();
        Return([.. Rent(2)]);

        Assert.Single(_pool.TakeIdle());
        Assert.Single(_pool.TakeIdle());
        Assert.Empty(_pool.TakeIdle());
        Assert.Single(Rent(1));
    }

    private void Return(params string[] spare) => Assert.All(spare, s => Assert.Null(_pool.Return(s)));

    private string[] Rent(int count) => [.. Enumerable.Range(0, count).Select(_ =>
    {
        Assert.True(_pool.TryRent(out string? spare));
        return spare;
    })];
}
