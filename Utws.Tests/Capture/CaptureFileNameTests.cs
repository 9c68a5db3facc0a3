using Utws.Api.Capture;

namespace Utws.Tests.Capture;

/// <summary>A captured message's name tells when it was decided, to the last digit of the clock.</summary>
public sealed class CaptureFileNameTests
{
    [Fact]
    public void StemOf_AnInstant_GivesItBack()
    {
        DateTimeOffset instant = new DateTimeOffset(2026, 1, 31, 12, 0, 0, TimeSpan.Zero).AddTicks(1234567);
        string name = CaptureFileName.StemOf(instant, 7) + CaptureFileName.RequestSuffix;
        Assert.Equal("20260131T120000.1234567Z-000007.request.http", name);
        Assert.True(CaptureFileName.TryGetInstant(name, out DateTimeOffset read));
        Assert.Equal(instant, read);
        Assert.Equal("20260131T120000.1234567Z-000007.response.http", CaptureFileName.ResponseOf(name));
        Assert.False(CaptureFileName.TryGetInstant("dotnet-1.1.http", out _));
    }
}
