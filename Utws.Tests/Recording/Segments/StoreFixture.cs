using System.Text;
using Microsoft.Extensions.Logging;
using Utws.Api.Recording.Segments;
using Utws.Api.Recording.Sqlite;
using Utws.Core.Policy;
using Utws.Core.Recording;
using Utws.Tests.Commands;
using Utws.Tests.Support;

namespace Utws.Tests.Recording.Segments;

/// <summary>A folder of segments for one test: makes stores in it and groups for them, and reads with SQLite what is there.</summary>
internal sealed class StoreFixture : IDisposable
{
    public const long Epoch = 1_000_000;

    /// <summary>What the sessions of a made request are.</summary>
    public const string Session = """[12,"11.4.2",2,601,"",64,9,"en","CA",null,2,1800000000]""";

    private readonly TemporaryFolder _folder = new();
    private readonly List<SegmentStore> _stores = [];
    private readonly ILogger _logger;

    public StoreFixture()
    {
        _logger = Log.CreateLogger("segments");
        Options = new SegmentStoreOptions
        {
            Folder = _folder.PathOf("data"),
            Node = "node-1",
            Epoch = Epoch,
            AppVersion = "1.2.3",
            RetryDelay = TimeSpan.FromMilliseconds(20),
            SuspectDelay = TimeSpan.FromMilliseconds(20),
            RetentionInterval = TimeSpan.FromMilliseconds(20),
            WriteLockPatience = TimeSpan.FromMilliseconds(100),
            ClosePatience = TimeSpan.FromSeconds(30),
        };
    }

    public StoreClock Clock { get; } = new();

    public CapturingLoggerProvider Log { get; } = new();

    public SegmentStoreOptions Options { get; set; }

    public string Path => Options.Folder;

    /// <summary>The segments' paths, oldest first.</summary>
    public string[] Files => !Directory.Exists(Path)
        ? []
        : [.. Directory.GetFiles(Path, "seg-*.db").OrderBy(f => f[^9..], StringComparer.Ordinal)];

    public static void WaitUntil(Func<bool> condition, string what) =>
        Assert.True(SpinWait.SpinUntil(condition, TimeSpan.FromSeconds(30)), "in 30 s it did not happen that " + what);

    /// <summary>A group of requests with one session each.</summary>
    public static RecordGroup Group(long sequence, int requests = 1)
    {
        RecordGroup group = new(1024 * 1024, 100_000) { Sequence = sequence };
        for (int i = 0; i < requests; i++)
        {
            Append(group, $"[{Session}]");
        }

        return group;
    }

    public static RecordGroup Group(long sequence, params string[] requests)
    {
        RecordGroup group = new(1024 * 1024, 100_000) { Sequence = sequence };
        foreach (string request in requests)
        {
            Append(group, request);
        }

        return group;
    }

    public static void Append(RecordGroup group, string sessions, int apiVersion = 1) => Assert.True(group.TryAppend(
        new RequestRecord(1_700_000_000_000_000 + group.RequestCount, apiVersion, new PolicyRevision(0xABC), null, 1), Encoding.UTF8.GetBytes(sessions)));

    public SegmentStore New()
    {
        SegmentStore store = new(Options, Clock, _logger);
        _stores.Add(store);
        return store;
    }

    public SegmentStore Opened()
    {
        SegmentStore store = New();
        store.Open();
        return store;
    }

    /// <summary>Records groups and closes: one segment more.</summary>
    public void Record(params long[] sequences)
    {
        using SegmentStore store = Opened();
        foreach (long sequence in sequences)
        {
            store.Commit(Group(sequence));
        }
    }

    /// <summary>What a process leaves that is killed now: its files, taken to another folder.</summary>
    public string CopyLive(SegmentStore live, string name)
    {
        string current = live.Status.CurrentFile!;
        string copy = Directory.CreateDirectory(_folder.PathOf(name)).FullName;

        // What is behind the current one is in the making, and may change while it is copied.
        foreach (string file in Files.TakeWhile(f => f != current).Append(current).Append(current + "-wal"))
        {
            using FileStream from = new(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
            using FileStream to = File.Create(System.IO.Path.Combine(copy, System.IO.Path.GetFileName(file)));
            from.CopyTo(to);
        }

        return copy;
    }

    public List<RecordedGroup> Groups() => [.. Files.SelectMany(GroupsOf)];

    public long[] Sequences() => [.. Groups().Select(g => g.Sequence)];

    public static List<RecordedGroup> GroupsOf(string file)
    {
        using SqliteConnection connection = SqliteConnection.Open(file, SqliteOpenMode.ReadWrite, 1000);
        connection.KeepWalOnClose();
        long epoch = connection.ReadInt64("SELECT value FROM meta WHERE key='epoch'") ?? 0;
        using SqliteStatement rows = connection.Prepare("SELECT seq, first_request, n_requests, n_sessions, total_requests, total_sessions FROM grp ORDER BY seq");
        List<RecordedGroup> groups = [];
        while (rows.Step())
        {
            groups.Add(new RecordedGroup(file, epoch, rows.Int64(0), rows.Int64(1), rows.Int64(2), rows.Int64(3), rows.Int64(4), rows.Int64(5)));
        }

        return groups;
    }

    public static string? Scalar(string file, string sql)
    {
        using SqliteConnection connection = SqliteConnection.Open(file, SqliteOpenMode.ReadWrite, 1000);
        connection.KeepWalOnClose();
        return connection.ReadText(sql);
    }

    /// <summary>Whether it is one plain file that says that it is closed.</summary>
    public static bool IsClosed(string file)
    {
        // File format, 1.3: the write version is 1 for a rollback journal, 2 for a log.
        using (FileStream header = new(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite))
        {
            header.Position = 18;
            if (header.ReadByte() != 1 || File.Exists(file + "-wal"))
            {
                return false;
            }
        }

        return Scalar(file, "SELECT value FROM meta WHERE key='closed_us'") is not null;
    }

    public void Dispose()
    {
        foreach (SegmentStore store in _stores)
        {
            store.Dispose();
        }

        Log.Dispose();
        _folder.Dispose();
    }
}
