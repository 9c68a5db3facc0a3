using System.Globalization;
using Utws.Api.Field;
using Utws.Api.Recording.Sqlite;
using Utws.Tests.Commands;

namespace Utws.Tests.Field;

/// <summary>Anybody can announce made-up products; the real ones are seen all the same.</summary>
public sealed class FieldFloodTests : IDisposable
{
    private const int Flood = 17_000;
    private const int Each = 200;

    private readonly TemporaryFolder _folder = new();

    private string Data => _folder.PathOf("data");

    [Fact]
    public async Task Read_AfterAFloodOfMadeUpProducts_HasTheRealOnesThatComeLater()
    {
        using (FieldRun first = new(Data))
        {
            await first.CaughtUpAsync();
            first.Commit(1, Sessions(7, 0, Each));
            first.Commit(2, Sessions(1000, 1, Flood));
            await first.WrittenAsync();
            first.Commit(4, Sessions(8, 0, Each));
            AssertHas(first, Flood + (2 * Each), 7, 8);
            await first.StopAsync();
        }

        AssertIsInTheFile(Flood + (2 * Each));
        using (FieldRun second = new(Data))
        {
            await second.CaughtUpAsync();
            AssertHas(second, Flood + (2 * Each), 7, 8);
            second.Commit(1, Sessions(100_000, 1, Flood));
            await second.WrittenAsync();
            second.Commit(3, Sessions(9, 0, Each));
            AssertHas(second, (2 * Flood) + (3 * Each), 7, 8, 9);
            await second.StopAsync();
        }

        AssertIsInTheFile((2 * Flood) + (3 * Each));
        using FieldRun third = new(Data);
        await third.CaughtUpAsync();
        AssertHas(third, (2 * Flood) + (3 * Each), 7, 8, 9);
    }

    // A hundred times more sessions, not only products.
    [Fact]
    public async Task Read_AfterAFullTableOfHeavyMadeUpProducts_HasTheRealOneOfTheNextLife()
    {
        using (FieldRun first = new(Data))
        {
            await first.CaughtUpAsync();
            for (int i = 0; i < 4; i++)
            {
                first.Commit(i + 1, Sessions(1000, 1, FieldState.MaxKeys));
            }

            await first.StopAsync();
        }

        using FieldRun second = new(Data);
        await second.CaughtUpAsync();
        second.Commit(1, Sessions(9, 0, 3));
        AssertHas(second, (4 * FieldState.MaxKeys) + 3, 9);
    }

    public void Dispose() => _folder.Dispose();

    private static string Sessions(int product, int step, int count) => "[" + string.Join(',', Enumerable.Range(0, count).Select(
        i => string.Create(CultureInfo.InvariantCulture, $"[{product + (i * step)},\"1\",2,601,\"\",64,9,\"en\",\"CA\",null,2,18]"))) + "]";

    private static void AssertHas(FieldRun run, long sessions, params int[] products)
    {
        foreach (FieldRange range in Enum.GetValues<FieldRange>())
        {
            FieldSummary summary = run.Counts.Read(range, int.MaxValue);
            Assert.Equal(sessions, summary.Sessions);
            Assert.All(summary.Sections, s => Assert.Equal(sessions, s.Others + s.Rows.Sum(r => r.Sessions)));
            Assert.Equal(products.Order(), summary.Sections[0].Rows.Where(r => r.Key[0].Number < 1000).Select(r => (int)r.Key[0].Number!.Value).Order());
            Assert.All(summary.Sections, s => Assert.InRange(s.Keys, 1, FieldState.MaxKeys));
        }
    }

    private void AssertIsInTheFile(long sessions)
    {
        using SqliteConnection file = SqliteConnection.Open(Path.Combine(Data, FieldFile.FileName), SqliteOpenMode.ReadOnly);
        using SqliteStatement row = file.Prepare("SELECT scope, count(*), sum(sessions) FROM tally GROUP BY scope, number, kind");
        int rows = 0;
        for (; row.Step(); rows++)
        {
            Assert.InRange(row.Int64(1), 1, 1 + (row.Int64(0) == (long)FieldScope.All ? FieldState.MaxKeys : 1024));
            Assert.Equal(sessions, row.Int64(2));
        }

        Assert.Equal(3 * FieldBucket.Kinds.Count, rows);
    }
}
