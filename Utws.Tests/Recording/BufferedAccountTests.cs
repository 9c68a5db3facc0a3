using Microsoft.Extensions.Logging;
using Utws.Api.Recording;
using Utws.Api.Recording.Segments;
using Utws.Tests.Recording.Segments;

namespace Utws.Tests.Recording;

public sealed class BufferedAccountTests : IDisposable
{
    private readonly StoreFixture _fixture = new();
    private readonly LoggerFactory _loggers = new();

    public BufferedAccountTests() => _loggers.AddProvider(_fixture.Log);

    public void Dispose()
    {
        _loggers.Dispose();
        _fixture.Dispose();
    }

    // Closed segments are any operator's to take away.
    [Fact]
    public void Open_AllWasCommittedAndItsSegmentsAreGone_TellsNothing()
    {
        End(accepted: 3, committed: 3);
        Array.ForEach(_fixture.Files, File.Delete);
        using BufferedAccount next = Opened(_fixture.Opened());
        Assert.Equal(default, next.LostBefore);
        Assert.DoesNotContain(_fixture.Log.AboveDebug, e => e.Level == LogLevel.Error);
    }

    [Fact]
    public void Open_NotAllWasCommittedAtTheEnd_TellsHowMuch()
    {
        End(accepted: 5, committed: 3);
        using BufferedAccount next = Opened(_fixture.Opened());
        Assert.Equal(new RecordCount(2, 2), next.LostBefore);
        Assert.Single(_fixture.Log.AboveDebug, e => e.Level == LogLevel.Error && e.Message.StartsWith("2 requests with 2 sessions were answered and lost", StringComparison.Ordinal));
    }

    // The writer's thread may come back from a disk that hung when everything else has ended.
    [Fact]
    public void AddLost_AfterTheEnd_IsNothing()
    {
        using BufferedAccount account = Opened(_fixture.Opened());
        account.Dispose();
        account.Add(1);
        account.AddLost(new RecordCount(1, 1));
    }

    private void End(int accepted, int committed)
    {
        using SegmentStore store = _fixture.Opened();
        using BufferedAccount account = Opened(store);
        for (int i = 0; i < accepted; i++)
        {
            account.Add(1);
        }

        store.Commit(StoreFixture.Group(1, committed));
    }

    private BufferedAccount Opened(SegmentStore store)
    {
        BufferedAccount account = new(store, _loggers.CreateLogger<BufferedAccount>());
        account.Open();
        return account;
    }
}
