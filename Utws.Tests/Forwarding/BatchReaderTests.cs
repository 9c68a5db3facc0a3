using System.Globalization;
using Microsoft.Extensions.Logging;
using Utws.Api.Forwarding;
using Utws.Api.Forwarding.Reading;
using Utws.Api.Recording.Reading;
using Utws.Api.Recording.Sqlite;
using Utws.Benchmarks;
using Utws.Tests.Commands;
using Utws.Tests.Recording.Reading;
using Utws.Tests.Support;

namespace Utws.Tests.Forwarding;

/// <summary>Reading a folder for an engine: each group once, whole, in its order, and nothing passed over in silence.</summary>
public sealed class BatchReaderTests : IDisposable
{
    private const long Noon = RecordFixture.Noon;
    private const string Sessions = """[[12,"11.4.2",2,601,"",64,9,"en","CA",null,2,1800000000]]""";

    private readonly TemporaryFolder _folder = new();
    private readonly CapturingLoggerProvider _log = new();
    private readonly TurnedClock _clock = new();
    private readonly ILogger _logger;

    public BatchReaderTests() => _logger = _log.CreateLogger("forwarding");

    public void Dispose()
    {
        _folder.Dispose();
        _log.Dispose();
    }

    [Fact]
    public void Read_GroupThatWasWrittenTwice_IsReadOnce()
    {
        Make(1, 100, (1, 2), (2, 2));
        Make(2, 100, (2, 2), (3, 1));
        Assert.Equal(["100: 1(2) 2(2) 3(1)"], ReadAll());
    }

    [Fact]
    public void Read_AnotherEpoch_IsAnotherBatch()
    {
        Make(1, 100, (1, 1), (2, 1));
        Make(2, 200, (1, 1));
        Make(3, 200, (2, 1));
        Assert.Equal(["100: 1(1) 2(1)", "200: 1(1) 2(1)"], ReadAll());
    }

    [Fact]
    public void Read_FromAPosition_GoesOnBehindIt()
    {
        Make(1, 100, (1, 1), (2, 1));
        Make(2, 200, (1, 1), (2, 1), (3, 1));
        Assert.Equal(["200: 3(1)"], ReadAll(new ForwardPosition(200, 2)));
        Assert.Empty(ReadAll(new ForwardPosition(200, 3)));
        Assert.Empty(ReadAll(new ForwardPosition(201, 0)));
    }

    [Fact]
    public void Read_GroupLongerThanAPageAndABatch_IsNotCut()
    {
        Make(1, 100, (1, 3000), (2, 5000), (3, 1));
        Assert.Equal(["100: 1(3000)", "100: 2(5000)", "100: 3(1)"], ReadAll(maxSessions: 10));
        Assert.Equal(["100: 1(3000) 2(5000)", "100: 3(1)"], ReadAll(maxSessions: 3001));
    }

    [Fact]
    public void Read_SequencesWithGaps_AreNoReasonToWait()
    {
        Make(1, 100, (1, 1), (5, 1));
        Make(2, 100, (9, 1));
        Assert.Equal(["100: 1(1) 5(1) 9(1)"], ReadAll());
    }

    [Fact]
    public void Read_NothingThereYet_IsNothing()
    {
        Assert.Empty(ReadAll());
        using MadeSegment empty = Segment(1, 100);
        Assert.Empty(ReadAll());
    }

    [Fact]
    public void Read_RequestThatWasSetAside_IsToldAndCounted()
    {
        using (MadeSegment segment = Segment(1, 100))
        {
            segment.AddGroup(1, RecordFixture.Request(Noon, Sessions));
            segment.Execute($"INSERT INTO poison VALUES(2, 0, {Noon}, 1, 7, NULL, 3, 'too big', x'5B5D'); UPDATE grp SET n_requests = 2 WHERE seq = 1");
            segment.Close(Noon);
        }

        using BatchReader reader = new(_folder.Path, default, [], _clock, _logger);
        Assert.True(reader.TryRead(new ForwardBatch(100, 1024)));
        Assert.Equal(1, reader.SetAsideRequests);
        Assert.Contains(_log.AboveDebug, e => e.Message.StartsWith("1 requests with 3 sessions are in the table poison of ", StringComparison.Ordinal));
    }

    // It says that a request was set aside between its looks at the segment and at those behind it.
    [Fact]
    public void Read_WriterGoesOnBetweenTwoLooks_NoGroupIsPassedOver()
    {
        using MadeSegment first = Segment(1, 100);
        using MadeSegment second = Segment(2, 100);
        first.AddGroup(1, RecordFixture.Request(Noon, Sessions));
        first.Execute($"INSERT INTO poison VALUES(2, 0, {Noon}, 1, 7, NULL, 3, 'too big', x'5B5D'); UPDATE grp SET n_requests = 2 WHERE seq = 1");
        bool hasGoneOn = false;
        CapturingLogger logger = new("forwarding", entry =>
        {
            if (!hasGoneOn)
            {
                hasGoneOn = true;
                first.AddGroup(2, RecordFixture.Request(Noon, Sessions));
                second.AddGroup(3, RecordFixture.Request(Noon, Sessions));
            }
        });
        using BatchReader reader = new(_folder.Path, default, [], _clock, logger);
        ForwardBatch batch = new(100, 1024 * 1024);
        List<long> sequences = [];
        while (reader.TryRead(batch))
        {
            sequences.AddRange(batch.Groups.Select(g => g.Sequence));
        }

        Assert.True(hasGoneOn);
        Assert.Equal([1, 2, 3], sequences);
    }

    // The writer has gone on to the next segment, and the last look at the one before fails once.
    [Fact]
    public void Read_LastLookFails_IsTakenAgain()
    {
        using MadeSegment first = Segment(1, 100);
        using MadeSegment second = Segment(2, 100);
        AddWithPoison(first, 1);
        int told = 0;
        CapturingLogger logger = new("forwarding", entry =>
        {
            if (++told == 1)
            {
                AddWithPoison(first, 2);
                second.AddGroup(3, RecordFixture.Request(Noon, Sessions));
            }
            else if (told == 2)
            {
                throw new SegmentException("for a moment");
            }
        });
        using BatchReader reader = new(_folder.Path, default, [], _clock, logger);
        ForwardBatch batch = new(100, 1024 * 1024);
        List<long> sequences = [];
        while (reader.TryRead(batch))
        {
            sequences.AddRange(batch.Groups.Select(g => g.Sequence));
        }

        Assert.True(told >= 2);
        Assert.Equal([1, 2, 3], sequences);
    }

    [Fact]
    public void Read_TableThatNoRequestIsIn_IsDamaged_AllIsReadAfterAMinute()
    {
        Make(1, 100, (1, 5), (2, 5));
        Make(2, 100, (3, 1));
        long page;
        using (SqliteConnection connection = SqliteConnection.Open(File(1), SqliteOpenMode.ReadOnly))
        {
            page = connection.ReadInt64("SELECT rootpage FROM sqlite_schema WHERE name = 'poison'")!.Value;
            long size = connection.ReadInt64("PRAGMA page_size")!.Value;
            page = (page - 1) * size;
        }

        byte[] bytes = System.IO.File.ReadAllBytes(File(1));
        bytes.AsSpan((int)page, 512).Fill(0xEE);
        System.IO.File.WriteAllBytes(File(1), bytes);
        using BatchReader reader = new(_folder.Path, default, [], _clock, _logger);
        ForwardBatch batch = new(100, 1024 * 1024);
        _ = Assert.Throws<SegmentException>(() => reader.TryRead(batch));
        _clock.Turn(TimeSpan.FromSeconds(61));
        Assert.True(reader.TryRead(batch));
        Assert.Equal([1L, 2, 3], batch.Groups.Select(g => g.Sequence));
        Assert.False(reader.TryRead(batch));
    }

    [Fact]
    public void Read_LastGroupWasSetAsideWhole_IsReadToItsEndAndToldOnce()
    {
        using (MadeSegment segment = Segment(1, 100))
        {
            segment.AddGroup(1, RecordFixture.Request(Noon, Sessions));
            segment.Execute($"INSERT INTO poison VALUES(9, 0, {Noon}, 1, 7, NULL, 3, 'too big', x'5B5D'); INSERT INTO grp VALUES(2, {Noon}, 9, 1, 3, 0, 0)");
            segment.Close(Noon);
        }

        using BatchReader reader = new(_folder.Path, default, [], _clock, _logger);
        ForwardBatch batch = new(100, 1024 * 1024);
        Assert.True(reader.TryRead(batch));
        Assert.Equal(1, Assert.Single(batch.Groups).Sequence);
        Assert.False(reader.TryRead(batch));
        Assert.Equal(new ForwardPosition(100, 2), reader.Position);
        Assert.Equal(1, reader.SetAsideRequests);
    }

    // The first page has 2,048 requests; the file is gone when the second is asked for.
    [Fact]
    public void Read_SegmentIsTakenAwayUnderIt_IsTold()
    {
        using (MadeSegment segment = Segment(1, 100))
        {
            for (int i = 1; i <= 3; i++)
            {
                segment.AddGroup(i, [.. Enumerable.Range(0, 2048).Select(_ => RecordFixture.Request(Noon, Sessions))]);
            }

            using BatchReader reader = new(_folder.Path, default, [], _clock, _logger);
            ForwardBatch batch = new(1, 1024 * 1024);
            Assert.True(reader.TryRead(batch));
            System.IO.File.Move(File(1), _folder.PathOf("taken.db"));
            while (reader.TryRead(batch))
            {
                // What had been read is there all the same.
            }
        }

        Assert.Contains(_log.AboveDebug, e => e.Level == LogLevel.Error && e.Message.EndsWith(File(1), StringComparison.Ordinal));
    }

    [Fact]
    public void Read_LaterSegmentIsDamaged_HoldsUpNothingBeforeIt()
    {
        Make(1, 100, (1, 1));
        System.IO.File.WriteAllText(File(2), "no segment at all, but long enough to be looked at by somebody");
        Make(3, 100, (2, 1));
        using BatchReader reader = new(_folder.Path, default, [], _clock, _logger);
        ForwardBatch batch = new(1, 1024 * 1024);
        Assert.True(reader.TryRead(batch));
        Assert.Equal(new ForwardPosition(100, 1), batch.Last);
        _ = Assert.Throws<SegmentException>(() => reader.TryRead(batch));
        _clock.Turn(TimeSpan.FromSeconds(61));
        Assert.True(reader.TryRead(batch));
        Assert.Equal(new ForwardPosition(100, 2), batch.Last);
        Assert.Equal(Path.GetFileName(File(2)), Assert.Single(reader.Left));
    }

    [Fact]
    public void Read_SegmentThatWasLeftBefore_IsReadAsFarAsItGoes()
    {
        Make(1, 100, (1, 5000), (2, 5000));
        Make(2, 100, (3, 1));
        Damage(File(1));
        using BatchReader reader = new(_folder.Path, default, [Path.GetFileName(File(1))], _clock, _logger);
        ForwardBatch batch = new(10_000_000, 100_000_000);
        Assert.True(reader.TryRead(batch));
        Assert.Equal(3, batch.Groups[^1].Sequence);
    }

    [Fact]
    public void Read_DamagedSegment_IsLeftAfterAMinuteWithWhatWasBeforeTheDamage()
    {
        Make(1, 100, (1, 5000), (2, 5000));
        Make(2, 100, (3, 1));
        Damage(File(1));
        using BatchReader reader = new(_folder.Path, default, [], _clock, _logger);
        ForwardBatch batch = new(10_000_000, 100_000_000);
        SegmentException damaged = Assert.Throws<SegmentException>(() => reader.TryRead(batch));
        Assert.StartsWith("it is damaged: SQLITE_CORRUPT", damaged.Message, StringComparison.Ordinal);
        Assert.Equal(default, reader.Position);
        _clock.Turn(TimeSpan.FromSeconds(59));
        _ = Assert.Throws<SegmentException>(() => reader.TryRead(batch));
        _clock.Turn(TimeSpan.FromSeconds(2));
        Assert.True(reader.TryRead(batch));
        Assert.Equal(3, batch.Groups[^1].Sequence);
        Assert.InRange(batch.RequestCount, 2, 10_000);
        Assert.Equal(Path.GetFileName(File(1)), Assert.Single(reader.Left));
        Assert.True(System.IO.File.Exists(File(1)));
        Assert.Contains(_log.AboveDebug, e => e.Level == LogLevel.Error && e.Message.Contains(File(1), StringComparison.Ordinal));
    }

    [Fact]
    public void Read_FileThatIsNoSegment_IsLeftAfterAMinute()
    {
        System.IO.File.WriteAllText(File(1), "no segment at all, but long enough to be looked at by somebody");
        Make(2, 100, (1, 1));
        using BatchReader reader = new(_folder.Path, default, [], _clock, _logger);
        ForwardBatch batch = new(100, 1024);
        _ = Assert.Throws<SegmentException>(() => reader.TryRead(batch));
        _clock.Turn(TimeSpan.FromSeconds(61));
        Assert.True(reader.TryRead(batch));
        Assert.Equal(new ForwardPosition(100, 1), reader.Position);
    }

    [Fact]
    public void Read_SegmentIsDamagedBehindABatchsBeginning_TheBatchIsReadAgainFromThere()
    {
        Make(1, 100, (1, 1));
        Make(2, 100, (2, 5000), (3, 5000));
        Make(3, 100, (4, 1));
        byte[] good = System.IO.File.ReadAllBytes(File(2));
        Damage(File(2));
        using BatchReader reader = new(_folder.Path, default, [], _clock, _logger);
        ForwardBatch batch = new(10_000_000, 100_000_000);
        _ = Assert.Throws<SegmentException>(() => reader.TryRead(batch));
        System.IO.File.WriteAllBytes(File(2), good);
        Assert.True(reader.TryRead(batch));
        Assert.Equal([1L, 2, 3, 4], batch.Groups.Select(g => g.Sequence));
        Assert.Equal(10_002, batch.RequestCount);
    }

    [Fact]
    public void Batch_KnowsItsSpanAndItsParts()
    {
        using (MadeSegment segment = Segment(1, 100))
        {
            segment.AddGroup(1, RecordFixture.Request(Noon + 5, Sessions), RecordFixture.Request(Noon, "[]"));
            segment.AddGroup(4, RecordFixture.Request(Noon + 9, Sessions));
            segment.Close(Noon);
        }

        using BatchReader reader = new(_folder.Path, default, [], _clock, _logger);
        ForwardBatch batch = new(100, 1024 * 1024);
        Assert.True(reader.TryRead(batch));
        Assert.Equal((Noon, Noon + 9, 2, 3), (batch.MinReceivedMicroseconds, batch.MaxReceivedMicroseconds, batch.SessionCount, batch.RequestCount));
        Assert.Equal([new ForwardGroup(1, 0, 2, 1), new ForwardGroup(4, 2, 1, 1)], batch.Groups);
        Assert.Equal("[]"u8, batch.Json(1));
        Assert.Equal(("made", 100L, new ForwardPosition(100, 4)), (batch.Node, batch.Epoch, batch.Last));
    }

    // Not the beginning, where it says what it is.
    private static void Damage(string file)
    {
        byte[] bytes = System.IO.File.ReadAllBytes(file);
        bytes.AsSpan(bytes.Length / 2, bytes.Length / 4).Fill(0xEE);
        System.IO.File.WriteAllBytes(file, bytes);
    }

    private string File(int number) => _folder.PathOf(string.Create(CultureInfo.InvariantCulture, $"seg-20260131T120000000-{number:000000}.db"));

    private MadeSegment Segment(int number, long epoch) => new(File(number), "made", epoch, Noon);

    private static void AddWithPoison(MadeSegment segment, int sequence)
    {
        segment.AddGroup(sequence, RecordFixture.Request(Noon, Sessions));
        segment.Execute(string.Create(
            CultureInfo.InvariantCulture,
            $"INSERT INTO poison VALUES({sequence + 100}, 0, {Noon}, 1, 7, NULL, 3, 'too big', x'5B5D'); UPDATE grp SET n_requests = 200 WHERE seq = {sequence}"));
    }

    private void Make(int number, long epoch, params (long Sequence, int Requests)[] groups)
    {
        using MadeSegment segment = Segment(number, epoch);
        foreach ((long sequence, int requests) in groups)
        {
            segment.AddGroup(sequence, [.. Enumerable.Range(0, requests).Select(_ => RecordFixture.Request(Noon, Sessions))]);
        }

        segment.Close(Noon);
    }

    private List<string> ReadAll(ForwardPosition from = default, int maxSessions = 100_000)
    {
        using BatchReader reader = new(_folder.Path, from, [], _clock, _logger);
        ForwardBatch batch = new(maxSessions, 100_000_000);
        List<string> batches = [];
        while (reader.TryRead(batch))
        {
            batches.Add(string.Create(CultureInfo.InvariantCulture, $"{batch.Epoch}: ") + string.Join(' ', batch.Groups.Select(g => $"{g.Sequence}({g.RequestCount})")));
        }

        return batches;
    }
}
