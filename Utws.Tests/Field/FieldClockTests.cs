using System.Text;
using Utws.Api.Field;
using Utws.Core.Recording;
using Utws.Tests.Commands;
using Utws.Tests.Recording.Segments;

namespace Utws.Tests.Field;

/// <summary>A clock that is wrong for a while leaves hours and days as they are.</summary>
public sealed class FieldClockTests : IDisposable
{
    private const string One = """[[12,"11.4.2",2,601,"",64,9,"en","CA",null,2,1800000000]]""";

    private readonly TemporaryFolder _folder = new();
    private readonly SessionTally _tally = new();
    private readonly FieldState _state = new();
    private readonly StoreClock _clock = new();

    private string Data => _folder.PathOf("data");

    [Theory]
    [InlineData(40)]
    [InlineData(-40)]
    [InlineData(4000)]
    public async Task Start_ClockIsWrongAtFirst_HasItsHoursAndDays(int days)
    {
        using (FieldRun first = new(Data, _clock))
        {
            first.Commit(1, One);
        }

        using (FieldRun second = new(Data, _clock))
        {
            _clock.Instant += TimeSpan.FromDays(days);
            await second.CaughtUpAsync();
            second.Commit(1, One, One);
            await second.WrittenAsync();
            _clock.Instant -= TimeSpan.FromDays(days);
            await second.WrittenAsync();
            Assert.Equal((1, 1, 3), Sessions(second));
        }

        using FieldRun third = new(Data, _clock);
        await third.CaughtUpAsync();
        Assert.Equal((1, 1, 3), Sessions(third));
    }

    [Theory]
    [InlineData(40)]
    [InlineData(-40)]
    public void Keep_ClockIsWrongForOne_ForgetsNothing(int days)
    {
        for (int hour = 0; hour < 24 * 30; hour++)
        {
            Add(_clock.Instant - TimeSpan.FromHours(hour));
        }

        FieldSummary day = Read(FieldRange.Day);
        FieldSummary month = Read(FieldRange.Month);
        _ = _state.Keep(_clock.Instant + TimeSpan.FromDays(days));
        Assert.Empty(_state.Keep(_clock.Instant).Forgotten);
        Assert.Equal((24, day.Requests), (Read(FieldRange.Day).Requests, Read(FieldRange.Day).Requests));
        Assert.Equal((month.Requests, month.Since), (Read(FieldRange.Month).Requests, Read(FieldRange.Month).Since));
    }

    // Longer than there is room for: what the wrong clock has left does not stay in the way.
    [Theory]
    [InlineData(40)]
    [InlineData(-40)]
    [InlineData(-20_000)]
    public void Take_ClockWasWrongForADay_HasAllOfTheNextDay(int days)
    {
        Pass(24, 0);
        Pass(24, days);
        Pass(24, 0);
        Assert.Equal(24, Read(FieldRange.Day).Requests);
        Pass(24 * 31, 0);
        Assert.InRange(Read(FieldRange.Month).Requests, 29 * 24, 30 * 24);
        _state.ForgetKept();
        Assert.InRange(_state.Keep(_clock.Instant).Totals.Count, 24 + 30 + 1, 32 + 38 + 1);
    }

    [Fact]
    public void Read_SomeCameWhileTheClockWasNotSet_IsSinceThoseAfter()
    {
        Add(DateTimeOffset.UnixEpoch.AddMinutes(1));
        Assert.Null(Read(FieldRange.All).Since);
        Add(_clock.Instant);
        Assert.Equal((_clock.Instant, 2), (Read(FieldRange.All).Since, Read(FieldRange.All).Requests));

        FieldState next = new();
        next.Load(new FieldChanges { IsPlaceNew = false, Floor = default, Reached = new Dictionary<long, long>(), FirstMicroseconds = 1, LeftOut = 0 });
        _tally.Add(new RequestRecord(Microseconds(_clock.Instant), 1, default, null, 1), Encoding.UTF8.GetBytes(One));
        next.Take(_tally, _clock.Instant);
        Assert.Equal(_clock.Instant, next.Read(FieldRange.All, 1, _clock.Instant).Since);
    }

    public void Dispose()
    {
        _tally.Dispose();
        _folder.Dispose();
    }

    private static (long Day, long Month, long All) Sessions(FieldRun run) => (
        run.Counts.Read(FieldRange.Day, 10).Sessions, run.Counts.Read(FieldRange.Month, 10).Sessions, run.Counts.Read(FieldRange.All, 10).Sessions);

    private static long Microseconds(DateTimeOffset instant) => (instant - DateTimeOffset.UnixEpoch).Ticks / TimeSpan.TicksPerMicrosecond;

    private void Pass(int hours, int daysWrong)
    {
        for (int hour = 0; hour < hours; hour++)
        {
            _clock.Instant += TimeSpan.FromHours(1);
            DateTimeOffset told = _clock.Instant + TimeSpan.FromDays(daysWrong);
            _tally.Add(new RequestRecord(Microseconds(told), 1, default, null, 1), Encoding.UTF8.GetBytes(One));
            _state.Take(_tally, told);
            _ = _state.Keep(told);
        }
    }

    private void Add(DateTimeOffset received)
    {
        _tally.Add(new RequestRecord(Microseconds(received), 1, default, null, 1), Encoding.UTF8.GetBytes(One));
        _state.Take(_tally, _clock.Instant);
    }

    private FieldSummary Read(FieldRange range) => _state.Read(range, 10, _clock.Instant);
}
