using System.Globalization;
using Utws.Core.Policy;

namespace Utws.Tests.Policy;

public sealed class PublishUntilTests
{
    private const string CalendarEnd = "9999-12-31T23:59:59.9999999Z";

    // 2026-01-31T12:00:00.5Z is TestPolicy.Now. The numbers were computed from the epochs by hand and checked with GNU date.
    [Theory]
    [InlineData("unixSeconds", "\"until\": \"1970-01-01\"", 0)]
    [InlineData("unixSeconds", "\"until\": \"2030-12-31\"", 1_924_905_600)]
    [InlineData("unixSeconds", "\"until\": \"2030-12-31T12:00:00+02:00\"", 1_924_941_600)]
    [InlineData("unixSeconds", "\"until\": \"1969-12-31T23:59:59.5Z\"", -1)]
    [InlineData("unixSeconds", "\"for\": \"P30D\"", 1_772_452_800)]
    [InlineData("unixMilliseconds", "\"until\": \"2030-12-31\"", 1_924_905_600_000)]
    [InlineData("unixMilliseconds", "\"for\": \"PT36H\"", 1_769_990_400_500)]
    [InlineData("fileTime", "\"until\": \"1601-01-01\"", 0)]
    [InlineData("fileTime", "\"until\": \"1970-01-01\"", 116_444_736_000_000_000)]
    [InlineData("fileTime", "\"until\": \"1600-12-31T23:59:59Z\"", -10_000_000)]
    [InlineData("dotnetTicks", "\"until\": \"0001-01-01\"", 0)]
    [InlineData("dotnetTicks", "\"until\": \"1970-01-01\"", 621_355_968_000_000_000)]
    [InlineData("dotnetTicks", "\"until\": \"9999-12-31T23:59:59.9999999Z\"", 3_155_378_975_999_999_999)]
    [InlineData("unixMilliseconds", "\"publishUntil\": 1800000000", 1_800_000_000)]
    [InlineData("fileTime", "\"publishUntil\": -9223372036854775808", long.MinValue)]
    [InlineData("dotnetTicks", "\"publishUntil\": 9223372036854775807", long.MaxValue)]
    public void Decide_UntilInUnit_IsTheNumberOnTheWire(string unit, string members, long expected) =>
        Assert.Equal(expected, new TestSession().Decide(TestPolicy.Answering(members, unit), TestPolicy.Now, out _).PublishUntil);

    [Theory]
    [InlineData("2026-01-31T12:00:00Z", "P1M", "2026-02-28T12:00:00Z")]
    [InlineData("2028-01-31T12:00:00Z", "P1M", "2028-02-29T12:00:00Z")]
    [InlineData("2028-02-29T00:00:00Z", "P1Y", "2029-02-28T00:00:00Z")]
    [InlineData("2026-01-31T00:00:00Z", "P1M1D", "2026-03-01T00:00:00Z")]
    [InlineData("2026-12-31T23:59:59Z", "P2W", "2027-01-14T23:59:59Z")]
    [InlineData("2026-03-28T23:00:00-08:00", "P1D", "2026-03-30T07:00:00Z")]
    [InlineData("2026-01-31T23:30:00-08:00", "P1M", "2026-03-01T07:30:00Z")]
    [InlineData("9999-11-30T00:00:00Z", "P1M", "9999-12-30T00:00:00Z")]
    [InlineData("9999-12-01T00:00:00Z", "P1M", CalendarEnd)]
    [InlineData("9999-12-31T23:59:59Z", "PT1S", CalendarEnd)]
    [InlineData("2026-01-01T00:00:00Z", "P9999Y", CalendarEnd)]
    [InlineData("2026-01-01T00:00:00Z", "P3652058D", CalendarEnd)]
    [InlineData(CalendarEnd, "P9999YT1S", CalendarEnd)]
    public void Decide_Duration_FollowsTheUtcCalendarAndStopsAtItsEnd(string now, string duration, string expected)
    {
        PublishPolicy policy = TestPolicy.Answering($"\"for\": \"{duration}\"", "dotnetTicks");

        long ticks = new TestSession().Decide(policy, Instant(now), out _).PublishUntil;

        Assert.Equal(Instant(expected).UtcTicks, ticks);
    }

    [Fact]
    public void Decide_DurationBeyondTheCalendar_HasANumberInEveryUnit()
    {
        foreach (string unit in (string[])["unixSeconds", "unixMilliseconds", "fileTime", "dotnetTicks"])
        {
            PublishPolicy beyond = TestPolicy.Answering("\"for\": \"P9999Y\"", unit);
            PublishPolicy end = TestPolicy.Answering($"\"until\": \"{CalendarEnd}\"", unit);

            Assert.Equal(
                new TestSession().Decide(end, TestPolicy.Now, out _),
                new TestSession().Decide(beyond, TestPolicy.Now, out _));
        }
    }

    [Fact]
    public void PolicyDuration_Negative_IsRefused()
    {
        Assert.Throws<ArgumentOutOfRangeException>("months", () => new PolicyDuration(-1, TimeSpan.Zero));
        Assert.Throws<ArgumentOutOfRangeException>("time", () => new PolicyDuration(0, TimeSpan.FromTicks(-1)));
    }

    private static DateTimeOffset Instant(string text) => DateTimeOffset.Parse(text, CultureInfo.InvariantCulture);
}
