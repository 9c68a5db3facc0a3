using System.Text;
using Microsoft.Extensions.Logging;
using Utws.Api.Recording.Segments;
using Utws.Api.Recording.Sqlite;
using Utws.Core.Recording;

namespace Utws.Tests.Recording.Segments;

public sealed class SegmentPoisonTests : IDisposable
{
    private const string Bad = """[["bad"]]""";
    private readonly StoreFixture _fixture = new();

    public void Dispose() => _fixture.Dispose();

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    public void Commit_RequestThatIsRefused_GoesToPoisonAndTheOthersAreKept(int bad)
    {
        RefuseBadRequests();
        string[] requests = ["[[1]]", "[[2]]", "[[3]]"];
        requests[bad] = Bad;
        SegmentStore store = _fixture.Opened();
        store.Commit(StoreFixture.Group(1, requests));
        store.Commit(StoreFixture.Group(2, "[[4]]"));
        string file = store.Status.CurrentFile!;
        Assert.Equal(
            string.Join(';', requests.Select((r, i) => $"{i + 1}={r}").Where((_, i) => i != bad).Append("4=[[4]]")),
            StoreFixture.Scalar(file, "SELECT group_concat(id || '=' || sessions, ';') FROM request"));
        Assert.Equal(
            $"{bad + 1},0,1,{Bad}",
            StoreFixture.Scalar(file, "SELECT request_id || ',' || part || ',' || n || ',' || CAST(sessions AS TEXT) FROM poison"));
        Assert.Contains("SQLITE_CONSTRAINT_TRIGGER", StoreFixture.Scalar(file, "SELECT error FROM poison"), StringComparison.Ordinal);
        Assert.Equal([(1, 1, 3, 3), (2, 4, 1, 4)], _fixture.Groups().Select(g => (g.Sequence, g.FirstRequest, g.Requests, g.TotalRequests)));
        Assert.Equal((1, 0), (store.Status.PoisonedRequests, store.Status.SuspectSegments));
        CapturedError();
    }

    [Fact]
    public void Commit_EveryRequestIsRefused_AreAllInPoison()
    {
        RefuseBadRequests();
        SegmentStore store = _fixture.Opened();
        store.Commit(StoreFixture.Group(1, Bad, Bad));
        store.Close();
        Assert.Equal("1,2", StoreFixture.Scalar(Assert.Single(_fixture.Files), "SELECT group_concat(request_id) FROM poison"));
    }

    [Fact]
    public void Commit_TooLongForOneValue_GoesToPoisonInParts()
    {
        _fixture.Options = _fixture.Options with
        {
            OnStep = (step, connection) =>
            {
                if (step == SegmentStep.Created)
                {
                    connection.LimitLength(10_000);
                }
            },
        };
        string tooLong = $"[[\"{string.Concat(Enumerable.Range(0, 10_000).Select(i => (char)('a' + (i % 26))))}\"]]";
        SegmentStore store = _fixture.Opened();
        store.Commit(StoreFixture.Group(1, "[[1]]", tooLong, "[[3]]"));
        using SqliteConnection connection = SqliteConnection.Open(store.Status.CurrentFile!, SqliteOpenMode.ReadOnly);
        Assert.Equal("1,3", connection.ReadText("SELECT group_concat(id) FROM request"));
        Assert.True(connection.ReadInt64("SELECT count(*) FROM poison") > 1);
        using SqliteStatement parts = connection.Prepare("SELECT sessions FROM poison WHERE request_id = 2 ORDER BY part");
        StringBuilder whole = new();
        while (parts.Step())
        {
            _ = whole.Append(Encoding.UTF8.GetString(parts.Bytes(0)));
        }

        Assert.Equal(tooLong, whole.ToString());
    }

    [Fact]
    public void Commit_PoisonIsRefusedToo_IsAnException()
    {
        RefuseBadRequests("CREATE TRIGGER r2 BEFORE INSERT ON poison BEGIN SELECT RAISE(ABORT, 'not this either'); END;");
        SegmentStore store = _fixture.Opened();
        store.Commit(StoreFixture.Group(1, "[[1]]"));
        SessionStoreException refused = Assert.Throws<SessionStoreException>(() => store.Commit(StoreFixture.Group(2, "[[2]]", Bad)));
        Assert.Contains("not this either", refused.Message, StringComparison.Ordinal);
        store.Open();
        store.Commit(StoreFixture.Group(3, "[[3]]"));
        Assert.Equal([1, 3], _fixture.Sequences());
    }

    [Fact]
    public void Commit_OtherTypeThanTheColumns_GoesToPoison()
    {
        OnCreated("CREATE TRIGGER r BEFORE INSERT ON request WHEN new.sessions = '[[\"bad\"]]' BEGIN INSERT INTO grp(seq) VALUES('x'); END;");
        SegmentStore store = _fixture.Opened();
        store.Commit(StoreFixture.Group(1, "[[1]]", Bad));
        Assert.Contains("SQLITE_MISMATCH", StoreFixture.Scalar(store.Status.CurrentFile!, "SELECT error FROM poison"), StringComparison.Ordinal);
    }

    private void CapturedError() => Assert.Single(_fixture.Log.AboveDebug, e => e.Level == LogLevel.Error && e.Message.Contains("poison", StringComparison.Ordinal));

    private void RefuseBadRequests(string also = "") =>
        OnCreated("CREATE TRIGGER r BEFORE INSERT ON request WHEN new.sessions = '[[\"bad\"]]' BEGIN SELECT RAISE(ABORT, 'not this one'); END;" + also);

    private void OnCreated(string sql) => _fixture.Options = _fixture.Options with
    {
        OnStep = (step, connection) =>
        {
            if (step == SegmentStep.Created)
            {
                connection.Execute(sql);
            }
        },
    };
}
