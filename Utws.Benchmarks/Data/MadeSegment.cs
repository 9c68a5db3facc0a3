using Utws.Api.Recording;
using Utws.Api.Recording.Sqlite;

namespace Utws.Benchmarks;

/// <summary>Makes a segment file by the schema, as its server does: a log beside it, a transaction a group.</summary>
internal sealed class MadeSegment : IDisposable
{
    private readonly SqliteConnection _connection;
    private readonly SqliteStatement _request;
    private readonly SqliteStatement _group;
    private long _nextRequest;

    public MadeSegment(string path, string node, long epoch, long createdMicroseconds, long firstRequest = 1)
    {
        _nextRequest = firstRequest;
        _connection = SqliteConnection.Open(path, SqliteOpenMode.Create);
        _connection.Execute("PRAGMA journal_mode = WAL; PRAGMA synchronous = OFF");
        _connection.Execute("BEGIN; " + SegmentSchema.Sql);
        PutMeta("format", SegmentSchema.Format);
        PutMeta("epoch", epoch);
        PutMeta("created_us", createdMicroseconds);
        using (SqliteStatement meta = _connection.Prepare("INSERT INTO meta VALUES(?1, ?2)"))
        {
            meta.Bind(1, "node");
            meta.Bind(2, node);
            meta.Run();
        }

        _connection.Execute("COMMIT");
        _request = _connection.Prepare("INSERT INTO request VALUES(?1, ?2, ?3, ?4, ?5, ?6, ?7)");
        _group = _connection.Prepare("INSERT INTO grp VALUES(?1, ?2, ?3, ?4, ?5, 0, 0)");
    }

    /// <summary>Commits requests as one group.</summary>
    public void AddGroup(long sequence, params MadeRequest[] requests)
    {
        _connection.Execute("BEGIN");
        long first = _nextRequest;
        foreach (MadeRequest request in requests)
        {
            _request.Bind(1, _nextRequest++);
            _request.Bind(2, request.ReceivedMicroseconds);
            _request.Bind(3, request.ApiVersion);
            _request.Bind(4, request.Revision);
            _request.Bind(5, request.CallerHash);
            _request.Bind(6, request.SessionCount);
            _request.BindText(7, request.Json.Span);
            _request.Run();
        }

        _group.Bind(1, sequence);
        _group.Bind(2, requests[^1].ReceivedMicroseconds + 1000);
        _group.Bind(3, first);
        _group.Bind(4, requests.Length);
        _group.Bind(5, requests.Sum(r => r.SessionCount));
        _group.Run();
        _connection.Execute("COMMIT");
    }

    /// <summary>Runs any SQL on the file.</summary>
    public void Execute(string sql) => _connection.Execute(sql);

    /// <summary>Marks it closed, as a server that goes on to another one.</summary>
    public void Close(long closedMicroseconds)
    {
        PutMeta("closed_us", closedMicroseconds);
        Dispose();
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _request.Dispose();
        _group.Dispose();
        _connection.Dispose();
    }

    private void PutMeta(string key, long value)
    {
        using SqliteStatement meta = _connection.Prepare("INSERT INTO meta VALUES(?1, ?2)");
        meta.Bind(1, key);
        meta.Bind(2, value);
        meta.Run();
    }
}
