using System.Globalization;
using System.Text;
using Microsoft.Extensions.Logging;
using Utws.Api.Forwarding;
using Utws.Api.Recording.Segments;
using Utws.Core.Policy;
using Utws.Core.Recording;
using Utws.Tests.Commands;
using Utws.Tests.Support;

namespace Utws.Tests.Forwarding;

/// <summary>
/// A record that grows in small segments while it is forwarded, and what an engine must have of it in the end: every session of every
/// group that was committed, once, in their order.
/// </summary>
internal sealed class ForwardedRecord : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly LoggerFactory _loggers = new();
    private readonly List<StoredSession> _expected = [];
    private SegmentStore _store;
    private RecordGroup _group = new(64 * 1024, 1000);
    private long _sequence;
    private int _number;

    public ForwardedRecord()
    {
        _loggers.AddProvider(Log);
        _store = Open(1_000_000);
    }

    /// <summary>The node's name, different in every test: they may share an engine.</summary>
    public string Node { get; } = "node-" + Guid.NewGuid().ToString("N");

    /// <summary>The folder of the segments.</summary>
    public string Folder => _folder.PathOf("data");

    public CapturingLoggerProvider Log { get; } = new();

    /// <summary>All sessions that were committed so far, in their order.</summary>
    public IReadOnlyList<StoredSession> Expected
    {
        get
        {
            lock (_expected)
            {
                return [.. _expected];
            }
        }
    }

    /// <summary>Where the record ends now.</summary>
    public ForwardPosition End => new(_store.Epoch, _sequence);

    /// <summary>Whether retention may delete a segment; for the next store.</summary>
    public Func<SegmentFile, bool, bool> MayDelete { get; set; } = static (_, _) => false;

    /// <summary>The store that is written to.</summary>
    public SegmentStore Store => _store;

    /// <summary>Commits a group of requests with some sessions each.</summary>
    public void Commit(int requests = 3)
    {
        _group = new RecordGroup(64 * 1024, 1000) { Sequence = ++_sequence };
        List<StoredSession> sessions = [];
        for (int i = 0; i < requests; i++)
        {
            Append(sessions);
        }

        _store.Commit(_group);
        lock (_expected)
        {
            _expected.AddRange(sessions);
        }
    }

    /// <summary>Commits groups, one after the other with a little time between them, until the task has ended.</summary>
    public async Task CommitUntilAsync(Task end)
    {
        while (!end.IsCompleted)
        {
            await Task.Run(() => Commit());
            _ = await Task.WhenAny(end, Task.Delay(2));
        }

        await end;
    }

    /// <summary>Closes the store, and opens it as another process would: in a new epoch.</summary>
    public void Restart()
    {
        _store.Close();
        _store.Dispose();
        _sequence = 0;
        _store = Open(_store.Epoch + 1);
    }

    /// <summary>A forwarder of this folder, not started.</summary>
    public Forwarder Forward(IEngine engine, Func<ForwarderOptions, ForwarderOptions>? change = null, TimeProvider? clock = null)
    {
        ForwarderOptions options = new()
        {
            Folder = Folder,
            Engine = EngineKind.ClickHouse,
            BatchSessions = 100,
            Period = TimeSpan.FromMilliseconds(20),
            Timeout = TimeSpan.FromSeconds(10),
            LongestPause = TimeSpan.FromMilliseconds(300),
        };
        return new Forwarder(change?.Invoke(options) ?? options, engine, clock ?? TimeProvider.System, _loggers.CreateLogger<Forwarder>(), static () => 0.5);
    }

    /// <summary>Asserts that these are the record's sessions, each once and in their order.</summary>
    public void AssertHas(IEnumerable<StoredSession> stored)
    {
        StoredSession[] ours = [.. stored.Where(s => s.Node == Node)];
        IReadOnlyList<StoredSession> expected = Expected;
        HashSet<StoredSession> seen = [];
        StoredSession? twice = Array.Find(ours, s => !seen.Add(s));
        Assert.True(twice is null, $"there more than once: {twice}");
        StoredSession? missing = expected.FirstOrDefault(s => !seen.Contains(s));
        Assert.True(missing is null, $"not there: {missing}; {ours.Length} of {expected.Count} are");
        Assert.Equal(expected, ours);
    }

    public void Dispose()
    {
        _store.Dispose();
        Log.Dispose();
        _loggers.Dispose();
        _folder.Dispose();
    }

    private void Append(List<StoredSession> sessions)
    {
        int count = 1 + (_number % 4);
        long received = TimeProvider.System.Microseconds();
        List<string> texts = [];
        for (int i = 0; i < count; i++)
        {
            string text = string.Create(CultureInfo.InvariantCulture, $"[{++_number},\"11.4.{i}\",2,{i},\"\",64,9,\"en\",\"CA\",null,{_number % 3},1800000000]");
            texts.Add(text);
            sessions.Add(new StoredSession(Node, _store.Epoch, _sequence, sessions.Count, received, 1, "000000000abc", null, text));
        }

        Assert.True(_group.TryAppend(
            new RequestRecord(received, 1, new PolicyRevision(0xABC), null, count), Encoding.UTF8.GetBytes($"[{string.Join(',', texts)}]")));
    }

    private SegmentStore Open(long epoch)
    {
        SegmentStore store = new(
            new SegmentStoreOptions
            {
                Folder = Folder,
                Node = Node,
                Epoch = epoch,
                AppVersion = "1.2.3",
                SegmentBytes = 128 * 1024,
                RetryDelay = TimeSpan.FromMilliseconds(20),
                SuspectDelay = TimeSpan.FromMilliseconds(20),
                RetentionInterval = TimeSpan.FromMilliseconds(20),
                MayDelete = (file, isForRoom) => MayDelete(file, isForRoom),
            },
            TimeProvider.System,
            _loggers.CreateLogger<SegmentStore>());
        store.Open();
        return store;
    }
}
