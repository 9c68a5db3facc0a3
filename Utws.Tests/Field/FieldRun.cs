using System.Text;
using System.Text.Json;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Utws.Api.Field;
using Utws.Api.Recording.Segments;
using Utws.Core.Policy;
using Utws.Core.Recording;
using Utws.Tests.Recording;
using Utws.Tests.Recording.Segments;
using Utws.Tests.Support;

namespace Utws.Tests.Field;

/// <summary>One life of a process that records into a folder and counts what it records, but for the recorder.</summary>
internal sealed class FieldRun : IDisposable
{
    private static readonly FieldOptions s_quick = new()
    {
        SumPeriod = TimeSpan.FromMilliseconds(1),
        WritePeriod = TimeSpan.FromMilliseconds(1),
        SegmentPause = TimeSpan.FromMilliseconds(1),
        SegmentPatience = TimeSpan.FromMilliseconds(100),
    };

    private readonly LoggerFactory _loggers = new();
    private readonly CountingStore _store;
    private bool _isEnded;
    private long _sequence;

    public FieldRun(string folder, StoreClock? clock = null, FieldOptions? options = null, SegmentStoreOptions? segments = null)
    {
        Clock = clock ?? new StoreClock();
        Folder = folder;
        _loggers.AddProvider(Log);
        Counts = new FieldCounts(options ?? s_quick, Clock, _loggers.CreateLogger<FieldCounts>());
        Segments = new SegmentStore(
            (segments ?? new SegmentStoreOptions { Folder = folder, Node = "node-1", Epoch = 1, AppVersion = "1" }) with { Folder = folder }, Clock, NullLogger.Instance);
        _store = new CountingStore(Segments, Segments, Counts);
        Counts.Start();
        _store.Open();
    }

    /// <summary>Options under which nothing is written but at the end: what a kill loses.</summary>
    public static FieldOptions WritingAtTheEnd { get; } = s_quick with { WritePeriod = TimeSpan.FromHours(1) };

    public StoreClock Clock { get; }

    public string Folder { get; }

    public CapturingLoggerProvider Log { get; } = new();

    public FieldCounts Counts { get; }

    public SegmentStore Segments { get; }

    /// <summary>Records a group of requests, each the JSON of its sessions, all received now.</summary>
    public void Commit(long sequence, params string[] requests)
    {
        RecordGroup group = new(1024 * 1024, 100_000) { Sequence = sequence };
        foreach (string sessions in requests)
        {
            Assert.True(group.TryAppend(
                new RequestRecord(SegmentClock.ToMicroseconds(Clock.Instant), 1, new PolicyRevision(1), null, CountOf(sessions)), Encoding.UTF8.GetBytes(sessions)));
        }

        _store.Commit(group);
        _sequence = sequence;
    }

    public Task CaughtUpAsync() => RecorderRun.UntilAsync(() => Counts.Status.SegmentsToCatchUp == 0);

    /// <summary>Waits until the file has been written, at a time when what was committed by now was counted.</summary>
    public async Task WrittenAsync()
    {
        await CaughtUpAsync();
        string log = Path.Combine(Folder, FieldFile.FileName + "-wal");
        long before = new FileInfo(log).Length;
        Commit(++_sequence, "[]");
        await RecorderRun.UntilAsync(() => new FileInfo(log).Length > before);
    }

    /// <summary>What a process leaves that is killed now.</summary>
    public void CopyTo(string folder)
    {
        _ = Directory.CreateDirectory(folder);
        string current = Segments.Status.CurrentFile!;

        // What is behind the current one is in the making, and may change while it is copied.
        foreach (string file in Directory.GetFiles(Folder, "seg-*.db").Where(f => string.CompareOrdinal(f, current) <= 0).Append(Path.Combine(Folder, FieldFile.FileName)))
        {
            CopyWithLog(file, Path.Combine(folder, Path.GetFileName(file)));
        }
    }

    // A log is taken over into its file in the background. If the file is the same before and after its log is copied, that did not
    // happen in between: both are of one instant.
    private static void CopyWithLog(string file, string to)
    {
        byte[] before;
        byte[]? log;
        byte[] after = Content(file) ?? [];
        do
        {
            before = after;
            log = Content(file + "-wal");
            after = Content(file) ?? [];
        }
        while (!after.AsSpan().SequenceEqual(before));

        File.WriteAllBytes(to, after);
        if (log is not null)
        {
            File.WriteAllBytes(to + "-wal", log);
        }
    }

    private static byte[]? Content(string file)
    {
        try
        {
            using FileStream from = new(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
            using MemoryStream content = new();
            from.CopyTo(content);
            return content.ToArray();
        }
        catch (FileNotFoundException)
        {
            // A log that has been taken over is deleted, and so is a segment with nothing in it, which may as well be empty.
            return null;
        }
    }

    private static int CountOf(string sessions)
    {
        using JsonDocument json = JsonDocument.Parse(sessions);
        return json.RootElement.GetArrayLength();
    }

    /// <summary>Ends it in good order.</summary>
    public async Task StopAsync()
    {
        _isEnded = true;
        _store.Close();
        Assert.True(await Counts.StopAsync());
    }

    public void Dispose()
    {
        if (!_isEnded)
        {
            StopAsync().GetAwaiter().GetResult();
        }

        _store.Dispose();
        Counts.Dispose();
        Log.Dispose();
        _loggers.Dispose();
    }
}
