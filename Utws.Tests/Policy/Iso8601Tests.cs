using System.Globalization;
using Utws.Api.Policy;
using Utws.Core.Policy;

namespace Utws.Tests.Policy;

public sealed class Iso8601Tests
{
    [Theory]
    [InlineData("P1Y", 12, 0)]
    [InlineData("P2M", 2, 0)]
    [InlineData("P1W", 0, 604_800)]
    [InlineData("P1D", 0, 86_400)]
    [InlineData("PT1H", 0, 3_600)]
    [InlineData("PT1M", 0, 60)]
    [InlineData("PT1S", 0, 1)]
    [InlineData("P1M", 1, 0)]
    [InlineData("P1Y2M3W4DT5H6M7S", 14, 2_178_367)]
    [InlineData("P0Y1D", 0, 86_400)]
    [InlineData("P00030D", 0, 2_592_000)]
    [InlineData("P9999Y", 119_988, 0)]
    [InlineData("P3652058D", 0, 315_537_811_200)]
    public void Duration_WellFormed_IsItsMonthsAndSeconds(string text, int months, long seconds)
    {
        Assert.Null(Iso8601Duration.Read(text, out PolicyDuration duration));
        Assert.Equal(new PolicyDuration(months, TimeSpan.FromSeconds(seconds)), duration);
    }

    [Theory]
    [InlineData("")]
    [InlineData("-")]
    [InlineData("P")]
    [InlineData("PT")]
    [InlineData("P1DT")]
    [InlineData("P1")]
    [InlineData("PD")]
    [InlineData("1D")]
    [InlineData("p1d")]
    [InlineData(" P1D")]
    [InlineData("P1D ")]
    [InlineData("P1D1D")]
    [InlineData("P1D1Y")]
    [InlineData("P1H")]
    [InlineData("PT1D")]
    [InlineData("PT1H1H")]
    [InlineData("PT1HT1M")]
    [InlineData("PT0.5H")]
    [InlineData("P+1D")]
    [InlineData("P-1D")]
    [InlineData("P٣D")]
    [InlineData("30d")]
    public void Duration_Malformed_IsRefused(string text) =>
        Assert.Equal(PolicyErrorReason.InvalidDuration, Iso8601Duration.Read(text, out _));

    [Theory]
    [InlineData("P0D", nameof(PolicyErrorReason.DurationNotPositive))]
    [InlineData("P0Y0M0DT0H0M0S", nameof(PolicyErrorReason.DurationNotPositive))]
    [InlineData("-P1D", nameof(PolicyErrorReason.DurationNotPositive))]
    [InlineData("P10000Y", nameof(PolicyErrorReason.DurationTooLong))]
    [InlineData("P9999Y1M", nameof(PolicyErrorReason.DurationTooLong))]
    [InlineData("P3652060D", nameof(PolicyErrorReason.DurationTooLong))]
    [InlineData("P9223372036854775807YT9223372036854775807H", nameof(PolicyErrorReason.DurationTooLong))]
    [InlineData("PT99999999999999999999999999S", nameof(PolicyErrorReason.DurationTooLong))]
    [InlineData("P0DT99999999999999999999999999S", nameof(PolicyErrorReason.DurationTooLong))]
    public void Duration_OutOfRange_IsRefused(string text, string reason) =>
        Assert.Equal(Enum.Parse<PolicyErrorReason>(reason), Iso8601Duration.Read(text, out _));

    [Theory]
    [InlineData("2030-12-31", "2030-12-31T00:00:00.0000000+00:00")]
    [InlineData("2028-02-29", "2028-02-29T00:00:00.0000000+00:00")]
    [InlineData("2030-12-31T12:00Z", "2030-12-31T12:00:00.0000000+00:00")]
    [InlineData("2030-12-31T12:00:30Z", "2030-12-31T12:00:30.0000000+00:00")]
    [InlineData("2030-12-31T12:00:30.25Z", "2030-12-31T12:00:30.2500000+00:00")]
    [InlineData("2030-12-31T12:00-07:00", "2030-12-31T12:00:00.0000000-07:00")]
    [InlineData("2030-12-31T12:00:30+05:30", "2030-12-31T12:00:30.0000000+05:30")]
    [InlineData("2030-12-31T12:00:30.1234567+02:00", "2030-12-31T12:00:30.1234567+02:00")]
    public void Instant_WellFormed_IsRead(string text, string expected)
    {
        Assert.True(Iso8601.TryParseInstant(text, out DateTimeOffset instant));
        Assert.Equal(expected, instant.ToString("O", CultureInfo.InvariantCulture));
    }

    [Theory]
    [InlineData("")]
    [InlineData("2030")]
    [InlineData("2030-12")]
    [InlineData("2030-02-29")]
    [InlineData("20301231")]
    [InlineData("31.12.2030")]
    [InlineData("12/31/2030")]
    [InlineData("2030-12-31T12:00:00")]
    [InlineData("2030-12-31 12:00:00Z")]
    [InlineData("2030-12-31T12Z")]
    [InlineData("2030-12-31T24:00:00Z")]
    [InlineData("2030-12-31T12:00:60Z")]
    [InlineData("2030-12-31T12:00:00+25:00")]
    [InlineData("0001-01-01T00:00:00+02:00")]
    [InlineData(" 2030-12-31")]
    [InlineData("2030-12-31Z")]
    public void Instant_MalformedOrWithoutOffset_IsRefused(string text) => Assert.False(Iso8601.TryParseInstant(text, out _));
}
