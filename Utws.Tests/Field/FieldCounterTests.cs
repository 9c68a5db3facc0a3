using Utws.Api.Field;
using Utws.Core.Contract;

namespace Utws.Tests.Field;

/// <summary>What is frequent is found among any number of other keys, and nothing is lost.</summary>
public sealed class FieldCounterTests
{
    private const int Real = 12;
    private const int MaxKeys = 64;

    private readonly SectionKey _key = new();
    private readonly FieldCounter _counter = new(MaxKeys);
    private readonly Dictionary<byte[], long> _kept = new(KeyComparer.Instance);
    private long _all;

    [Fact]
    public void Add_AfterMoreKeysThanThereIsRoomFor_FindsTheNewOne()
    {
        AddOthers(1000, MaxKeys * 2, 1);
        Add(Real, 5);
        Assert.Equal(5, Found());
    }

    // Each of the old ones has more than the new one in a round; but they come no more.
    [Fact]
    public void Add_OthersComeAllTheTimeAfterOldHeavyOnes_FindsWhatIsFrequent()
    {
        AddOthers(1000, MaxKeys, 1000);
        for (int round = 0; round < 200; round++)
        {
            Add(Real, 5);
            AddOthers(2000 + (round * 100), 100, 1);
        }

        Assert.InRange(Found(), 1, 1000);
        Assert.True(Found() >= 1000 - (_all / (MaxKeys / 2)));
    }

    [Fact]
    public void Add_SumsOfOthers_FindsWhatIsFrequentAndLosesNone()
    {
        for (int round = 0; round < 10; round++)
        {
            FieldCounter other = new(MaxKeys * 4);
            for (int i = 0; i < MaxKeys * 2; i++)
            {
                other.Add(Key(1000 + (round * 1000) + i), 1);
            }

            other.Add(Key(Real), 10);
            _all += (MaxKeys * 2) + 10;
            _counter.Add(other);
        }

        Assert.InRange(Found(), 80, 100);
    }

    [Fact]
    public void Keep_KeysComeAndGo_KeepsWhatIsThere()
    {
        Random random = new(20261127);
        for (int round = 0; round < 300; round++)
        {
            for (int i = random.Next(60); i > 0; i--)
            {
                Add(random.Next(random.Next(1, 300)), random.Next(1, 4));
            }

            Keep();
            Assert.InRange(_kept.Count, 0, MaxKeys + 1);
            Assert.Equal(_all, _kept.Values.Sum());
        }

        // What is loaded is what was kept.
        FieldCounter loaded = new(MaxKeys);
        foreach ((byte[] key, long sessions) in _kept)
        {
            loaded.Load(key, sessions);
        }

        loaded.Keep((_, _) => Assert.Fail("all of it is kept"));
        Assert.Equal(Rows(_counter), Rows(loaded));
    }

    [Fact]
    public void Load_IntoOneThatIsFull_LosesNone()
    {
        AddOthers(1000, MaxKeys, 1);
        Keep();
        FieldCounter live = new(MaxKeys);
        for (int i = 0; i < MaxKeys; i++)
        {
            live.Add(Key(5000 + i), 2);
        }

        foreach ((byte[] key, long sessions) in _kept.ToArray())
        {
            live.Load(key, sessions);
        }

        live.Keep(Keep);
        Assert.Equal(MaxKeys * 3, _kept.Values.Sum());
    }

    private static IEnumerable<(long? Product, long Sessions)> Rows(FieldCounter counter) =>
        counter.Section(SectionKind.Product, int.MaxValue, 0).Rows.Select(r => (r.Key[0].Number, r.Sessions));

    private ReadOnlySpan<byte> Key(int product) => _key.Set(SectionKind.Product, new SessionInfo { ProductId = product }, default).Bytes;

    private void Add(int product, long sessions)
    {
        _counter.Add(Key(product), sessions);
        _all += sessions;
    }

    private void AddOthers(int first, int count, long sessions)
    {
        for (int i = 0; i < count; i++)
        {
            Add(first + i, sessions);
        }
    }

    private void Keep() => _counter.Keep(Keep);

    private void Keep(byte[] key, long sessions)
    {
        if (sessions == 0)
        {
            Assert.True(_kept.Remove(key));
            return;
        }

        _kept[key] = sessions;
    }

    // With the sums proved: rows and others are all there are.
    private long Found()
    {
        Keep();
        Assert.Equal(_all, _kept.Values.Sum());
        FieldSection section = _counter.Section(SectionKind.Product, int.MaxValue, _all);
        Assert.Equal(_all, section.Others + section.Rows.Sum(r => r.Sessions));
        Assert.Equal(section.Others, _kept.GetValueOrDefault([]));
        return section.Rows.SingleOrDefault(r => r.Key[0].Number == Real)?.Sessions ?? 0;
    }
}
