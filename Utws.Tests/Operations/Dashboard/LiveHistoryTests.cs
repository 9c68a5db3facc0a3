using Utws.Api.Operations.Dashboard;
using Utws.Api.Operations.Requests;
using Utws.Core.Soap;

namespace Utws.Tests.Operations.Dashboard;

/// <summary>The last five minutes, second by second.</summary>
public sealed class LiveHistoryTests
{
    private readonly RequestTotals _totals = new();
    private readonly SecondsClock _clock = new();
    private readonly long[] _second = new long[LiveHistory.Columns];

    [Fact]
    public void Tick_AfterRequests_HasTheirCountsAndPercentiles()
    {
        LiveHistory history = new(_totals, _clock);
        Answer(98, microseconds: 3);
        Answer(2, microseconds: 1000);
        _totals.Ended(SoapVersion.Soap12, RequestOutcome.Rejected, 100, 3);
        _totals.Decided([1, 2, 3]);
        _totals.Received(5000);
        Tick(history);
        Assert.Equal(1, history.ReadLast(_second));

        // Of 101 requests the 51st, 91st and 100th; a bucket's end is at most an eighth too long.
        Assert.Equal([100, 1, 0, 0, 0, 1, 2, 3, 5000, 100 + (100 * 10), 4, 4, 1024], _second);
    }

    [Fact]
    public void Tick_WithoutRequests_HasNoPercentiles()
    {
        LiveHistory history = new(_totals, _clock);
        Tick(history);
        _ = history.ReadLast(_second);
        Assert.Equal([0, 0, 0, 0, 0, 0, 0, 0, 0, 0, LiveHistory.None, LiveHistory.None, LiveHistory.None], _second);
    }

    [Fact]
    public void New_AfterRequests_CountsOnlyWhatComesThen()
    {
        Answer(5, microseconds: 10);
        LiveHistory history = new(_totals, _clock);
        Answer(2, microseconds: 10);
        Tick(history);
        _ = history.ReadLast(_second);
        Assert.Equal(2, _second[(int)LiveColumn.Answered]);
    }

    [Fact]
    public void Read_AfterMoreThanFiveMinutes_IsTheLast300SecondsInOrder()
    {
        LiveHistory history = new(_totals, _clock);
        for (int i = 1; i <= 310; i++)
        {
            Answer(i, microseconds: 10);
            Tick(history);
        }

        Assert.Equal([.. Enumerable.Range(11, 300).Select(i => (long)i)], Answered(history, out long number));
        Assert.Equal(310, number);
    }

    // A process can be stopped, and a machine suspended: no second is longer than others.
    [Fact]
    public void Tick_HeldUp_SpreadsItsCountsOverTheSecondsMissed()
    {
        LiveHistory history = new(_totals, _clock);
        Tick(history);
        Answer(11, microseconds: 10);
        Tick(history, seconds: 3);
        Assert.Equal([0, 4, 4, 3], Answered(history, out long number));
        Assert.Equal(4, number);
    }

    [Fact]
    public void Tick_HeldUpForHours_NumbersAllAndKeepsTheLast()
    {
        LiveHistory history = new(_totals, _clock);
        Answer(600, microseconds: 10);
        Tick(history, seconds: 7200);
        Assert.All(Answered(history, out long number), answered => Assert.Equal(2, answered));
        Assert.Equal(7200, number);
    }

    // The timer is late by as much as the machine is busy.
    [Theory]
    [InlineData(0.6)]
    [InlineData(1.4)]
    public void Tick_ALittleEarlyOrLate_IsOneSecond(double seconds)
    {
        LiveHistory history = new(_totals, _clock);
        Answer(7, microseconds: 10);
        Tick(history, seconds);
        Assert.Equal([7], Answered(history, out _));
    }

    // Late by more than half a second and then early, as a busy machine's timer: rounded each by itself, 30 s were 40.
    [Fact]
    public void Tick_LateAndEarlyInTurns_HasAsManySecondsAsTheClock()
    {
        LiveHistory history = new(_totals, _clock);
        for (int i = 0; i < 15; i++)
        {
            Answer(1, microseconds: 10);
            Tick(history, 1.6);
            Answer(1, microseconds: 10);
            Tick(history, 0.4);
        }

        Assert.Equal(29, Answered(history, out long number).Sum());
        Assert.Equal(30, number);

        // The last request came after the last second had ended, in the timer's eyes.
        Tick(history);
        Assert.Equal(1, Answered(history, out _)[^1]);
    }

    // What is counted before a tick that ends no second belongs to the next one that does.
    [Fact]
    public void Tick_BeforeASecondIsOver_CarriesItsCounts()
    {
        LiveHistory history = new(_totals, _clock);
        Answer(3, microseconds: 10);
        Tick(history, 0.2);
        Assert.Empty(Answered(history, out _));
        Answer(4, microseconds: 10);
        Tick(history, 0.8);
        Assert.Equal([7], Answered(history, out _));
    }

    [Fact]
    public void ReadMinute_IsOfTheLast60SecondsAlone()
    {
        LiveHistory history = new(_totals, _clock);
        Answer(1000, microseconds: 1_000_000);
        Tick(history);
        for (int i = 0; i < 60; i++)
        {
            Answer(2, microseconds: 100);
            Tick(history);
        }

        Assert.Equal(60, history.ReadMinute(_second));
        Assert.Equal((120, 104, 104), (_second[(int)LiveColumn.Answered], _second[(int)LiveColumn.P50], _second[(int)LiveColumn.P99]));
    }

    [Fact]
    public void ReadMinute_InTheFirst_TellsOverHowManySeconds()
    {
        LiveHistory history = new(_totals, _clock);
        Assert.Equal(0, history.ReadMinute(_second));
        Tick(history, seconds: 12);
        Assert.Equal(12, history.ReadMinute(_second));
    }

    [Fact]
    public void Tick_AllocatesNothing()
    {
        LiveHistory history = new(_totals, _clock);
        Tick(history);
        long before = GC.GetAllocatedBytesForCurrentThread();
        for (int i = 0; i < 100; i++)
        {
            Tick(history);
        }

        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
    }

    private void Tick(LiveHistory history, double seconds = 1)
    {
        _clock.Turn(seconds);
        history.Tick();
    }

    private void Answer(int requests, long microseconds)
    {
        for (int i = 0; i < requests; i++)
        {
            _totals.Ended(SoapVersion.Soap11, RequestOutcome.Answered, 10, microseconds);
        }
    }

    private static long[] Answered(LiveHistory history, out long number)
    {
        long[] seconds = new long[LiveHistory.Seconds * LiveHistory.Columns];
        int count = history.Read(seconds, out number);
        return [.. Enumerable.Range(0, count).Select(i => seconds[(i * LiveHistory.Columns) + (int)LiveColumn.Answered])];
    }
}
