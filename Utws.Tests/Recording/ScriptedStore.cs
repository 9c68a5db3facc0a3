using System.Collections.Concurrent;
using System.Text;
using Utws.Core.Recording;

namespace Utws.Tests.Recording;

/// <summary>A store in memory that a test can hold up and have fail.</summary>
internal sealed class ScriptedStore : ISessionStore
{
    private readonly ManualResetEventSlim _go = new(initialState: true);
    private readonly ConcurrentQueue<(long Sequence, string[] Requests)> _groups = new();
    private readonly ConcurrentQueue<RequestRecord> _records = new();
    private volatile Exception? _commitFailure;
    private volatile Exception? _openFailure;
    private int _opens;
    private int _begun;

    /// <summary>What was committed, in order.</summary>
    public IReadOnlyList<(long Sequence, string[] Requests)> Groups => [.. _groups];

    /// <summary>The committed requests' sessions, in order.</summary>
    public IReadOnlyList<string> Requests => [.. _groups.SelectMany(g => g.Requests)];

    /// <summary>The committed requests' records, in order.</summary>
    public IReadOnlyList<RequestRecord> Records => [.. _records];

    public int Opens => Volatile.Read(ref _opens);

    /// <summary>How many commits have begun.</summary>
    public int Begun => Volatile.Read(ref _begun);

    public bool IsClosed { get; private set; }

    public bool IsDisposed { get; private set; }

    /// <summary>Commits wait from now on.</summary>
    public void Hold() => _go.Reset();

    public void Release() => _go.Set();

    /// <summary>Commits fail from now on; null for no more.</summary>
    public void FailCommits(Exception? failure) => _commitFailure = failure;

    public void FailOpens(Exception? failure) => _openFailure = failure;

    public void Open()
    {
        _ = Interlocked.Increment(ref _opens);
        if (_openFailure is { } failure)
        {
            throw failure;
        }
    }

    public void Commit(RecordGroup group)
    {
        _ = Interlocked.Increment(ref _begun);
        _go.Wait();
        if (_commitFailure is { } failure)
        {
            throw failure;
        }

        for (int i = 0; i < group.RequestCount; i++)
        {
            _records.Enqueue(group.Request(i));
        }

        _groups.Enqueue((group.Sequence, [.. Enumerable.Range(0, group.RequestCount).Select(i => Encoding.UTF8.GetString(group.Sessions(i)))]));
    }

    public void Close() => IsClosed = true;

    public void Dispose()
    {
        IsDisposed = true;
        _go.Dispose();
    }
}
