using Microsoft.Extensions.Logging;
using Utws.Api.Recording.Segments;
using Utws.Api.Recording.Sqlite;

namespace Utws.Tests.Recording.Segments;

/// <summary>Damaged files of an earlier process: the next one starts all the same, and loses nothing of the others.</summary>
public sealed class SegmentCorruptionTests : IDisposable
{
    private const int Page = 8192;
    private readonly StoreFixture _fixture = new();
    private int _folders;

    public void Dispose() => _fixture.Dispose();

    [Theory]
    [InlineData(0, 16)]
    [InlineData(0, 100)]
    [InlineData(16, 84)]
    [InlineData(18, 2)]
    [InlineData(100, 400)]
    [InlineData(100, Page)]
    [InlineData(Page, Page)]
    [InlineData(Page * 5, Page)]
    [InlineData(Page * 12, Page * 2)]
    public void Open_GarbageInAClosedOrUnclosedFile_StartsAndKeepsTheOthers(int offset, int length)
    {
        string damaged = KilledWithLog(checkpointed: true);
        Overwrite(damaged, offset, length);
        StartsAndKeepsTheOthers(damaged);
    }

    [Theory]
    [InlineData(0, 32)]
    [InlineData(0, 4)]
    [InlineData(32, 24)]
    [InlineData(50_000, 100)]
    [InlineData(100_000, 10_000)]
    public void Open_GarbageInTheLog_StartsAndKeepsTheOthers(int offset, int length)
    {
        string damaged = KilledWithLog(checkpointed: false);
        Overwrite(damaged + "-wal", offset, length);
        StartsAndKeepsTheOthers(damaged);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(50)]
    [InlineData(100)]
    [InlineData(Page - 1)]
    [InlineData(Page)]
    [InlineData(Page + 1)]
    [InlineData(Page * 3)]
    [InlineData(Page * 10)]
    public void Open_FileCutShort_StartsAndKeepsTheOthers(int length)
    {
        foreach (bool checkpointed in new[] { true, false })
        {
            string damaged = KilledWithLog(checkpointed);
            using (FileStream file = new(damaged, FileMode.Open))
            {
                file.SetLength(Math.Min(length, file.Length));
            }

            StartsAndKeepsTheOthers(damaged);
        }
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(31)]
    [InlineData(32)]
    [InlineData(40)]
    [InlineData(Page + 56)]
    [InlineData(100_000)]
    public void Open_LogCutShort_StartsAndKeepsTheOthers(int length)
    {
        string damaged = KilledWithLog(checkpointed: false);
        using (FileStream file = new(damaged + "-wal", FileMode.Open))
        {
            file.SetLength(length);
        }

        StartsAndKeepsTheOthers(damaged);
    }

    [Fact]
    public void Open_NoSegmentAtAll_IsPutAsideWithItsLogAndToldOnce()
    {
        string damaged = KilledWithLog(checkpointed: false);
        byte[] garbage = [.. Enumerable.Repeat((byte)'x', 20_000)];
        File.WriteAllBytes(damaged, garbage);
        byte[] log = File.ReadAllBytes(damaged + "-wal");
        StartsAndKeepsTheOthers(damaged);
        Assert.Equal(garbage, File.ReadAllBytes(damaged + ".corrupt"));
        Assert.Equal(log, File.ReadAllBytes(damaged + ".corrupt-wal"));
        _ = Assert.Single(_fixture.Log.AboveDebug, e => e.Level == LogLevel.Error && e.Message.Contains(damaged, StringComparison.Ordinal));
    }

    [Fact]
    public void Open_EmptyFileBesideALog_KeepsTheLog()
    {
        string damaged = KilledWithLog(checkpointed: false);
        File.WriteAllBytes(damaged, []);
        byte[] log = File.ReadAllBytes(damaged + "-wal");
        StartsAndKeepsTheOthers(damaged);
        Assert.Equal(log, File.ReadAllBytes(damaged + ".corrupt-wal"));
    }

    [Fact]
    public void Open_AnyByteRegionOfAnyFile_StartsAndKeepsTheOthers()
    {
        Random random = new(20261125);
        for (int i = 0; i < 15; i++)
        {
            string damaged = KilledWithLog(checkpointed: random.Next(2) == 0);
            string file = random.Next(2) == 0 || new FileInfo(damaged + "-wal").Length == 0 ? damaged : damaged + "-wal";
            int length = (int)new FileInfo(file).Length;
            Overwrite(file, random.Next(length), random.Next(1, 3000));
            StartsAndKeepsTheOthers(damaged);
        }
    }

    // A closed segment, one that a killed process has left, and that one's path.
    private string KilledWithLog(bool checkpointed)
    {
        _fixture.Options = _fixture.Options with { Folder = Path.Combine(Path.GetDirectoryName(_fixture.Path)!, $"data-{_folders}") };
        _fixture.Record(1, 2);
        string closed = _fixture.Files[0];
        SegmentStore killed = _fixture.Opened();
        for (int i = 1; i <= 10; i++)
        {
            killed.Commit(StoreFixture.Group(i, requests: 200));
        }

        string live = killed.Status.CurrentFile!;
        if (checkpointed)
        {
            using SqliteConnection other = SqliteConnection.Open(live, SqliteOpenMode.ReadWrite, 1000);
            other.KeepWalOnClose();
            Assert.True(other.TryCheckpoint());
        }

        string copy = _fixture.CopyLive(killed, $"killed-{++_folders}");
        killed.Close();
        _fixture.Options = _fixture.Options with { Folder = copy };
        Assert.Equal(Path.GetFileName(closed), Path.GetFileName(_fixture.Files[0]));
        return Path.Combine(copy, Path.GetFileName(live));
    }

    private void StartsAndKeepsTheOthers(string damaged)
    {
        using SegmentStore store = _fixture.Opened();
        store.Commit(StoreFixture.Group(1));
        StoreFixture.WaitUntil(
            () => store.Status.OpenOldSegments == 0 && (!File.Exists(damaged) || StoreFixture.IsClosed(damaged) || IsReadOnlyByItsHeader(damaged)),
            "the damaged segment is closed or put aside");
        store.Commit(StoreFixture.Group(2));
        string current = store.Status.CurrentFile!;
        store.Close();
        Assert.Equal([1, 2], StoreFixture.GroupsOf(_fixture.Files[0]).Select(g => g.Sequence));
        Assert.Equal([1, 2], StoreFixture.GroupsOf(current).Select(g => g.Sequence));
        Assert.Equal(File.Exists(damaged + ".corrupt") ? 1 : 0, store.Status.CorruptSegments);
    }

    // A write version that SQLite does not know makes a file read-only, not unreadable: it stays as it is.
    private static bool IsReadOnlyByItsHeader(string file)
    {
        using FileStream header = new(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
        header.Position = 18;
        return header.ReadByte() > 2;
    }

    private static void Overwrite(string path, int offset, int length)
    {
        using FileStream file = new(path, FileMode.Open);
        Assert.True(offset < file.Length, $"{path} has {file.Length} bytes");
        byte[] garbage = new byte[Math.Min(length, file.Length - offset)];
        new Random(offset + length).NextBytes(garbage);
        file.Position = offset;
        file.Write(garbage);
    }
}
