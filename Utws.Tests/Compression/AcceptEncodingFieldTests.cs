using Microsoft.Extensions.Primitives;
using Utws.Api.Compression;

namespace Utws.Tests.Compression;

/// <summary>Which coding an <c>Accept-Encoding</c> asks for (RFC 9110, 12.5.3 and 12.4.2).</summary>
public sealed class AcceptEncodingFieldTests
{
    [Theory]
    [InlineData("", "identity")]
    [InlineData("gzip", "gzip")]
    [InlineData("x-gzip", "gzip")]
    [InlineData("GZip", "gzip")]
    [InlineData("deflate", "deflate")]
    [InlineData("br", "br")]
    [InlineData("zstd", "identity")]
    [InlineData("identity", "identity")]
    [InlineData("gzip, deflate", "gzip")]
    [InlineData("gzip, deflate, br", "br")]
    [InlineData("gzip;q=1.0, identity;q=0.5, *;q=0", "gzip")]
    [InlineData("gzip;q=0", "identity")]
    [InlineData("gzip;q=0.000", "identity")]
    [InlineData("gzip;q=0.001", "gzip")]
    [InlineData("gzip;q=0, deflate", "deflate")]
    [InlineData("br;q=0.5, gzip;q=0.8, deflate;q=0.7", "gzip")]
    [InlineData("br;q=0.8, gzip;q=0.8", "br")]
    [InlineData("deflate;q=0.9, gzip;q=0.89", "deflate")]
    [InlineData("identity;q=1, gzip;q=0.5", "identity")]
    [InlineData("identity;q=0.5, gzip;q=0.5", "gzip")]
    [InlineData("identity;q=0, gzip", "gzip")]
    [InlineData("identity;q=0", "identity")]
    [InlineData("*", "br")]
    [InlineData("*;q=0", "identity")]
    [InlineData("*;q=0.3, gzip;q=0.5", "gzip")]
    [InlineData("br;q=0, *", "gzip")]
    [InlineData("br;q=0, gzip;q=0, *;q=0.1", "deflate")]
    [InlineData("  gzip ; q=0.5 ,\tdeflate ; Q=0.6 ", "deflate")]
    [InlineData(", ,gzip,,", "gzip")]
    [InlineData("gzip;q=2", "identity")]
    [InlineData("gzip;q=1.001", "identity")]
    [InlineData("gzip;q=-1", "identity")]
    [InlineData("gzip;q=0.1234", "identity")]
    [InlineData("gzip;q=0,5", "identity")]
    [InlineData("gzip;q=.5", "identity")]
    [InlineData("gzip;q=1x", "identity")]
    [InlineData("gzip;q=1.x", "identity")]
    [InlineData("gzip;q=1.", "gzip")]
    [InlineData("gzip;q=", "identity")]
    [InlineData("gzip;level=9", "identity")]
    [InlineData("gzipped, gzi", "identity")]
    public void Choose_TakesTheGreatestWeight(string field, string expected) =>
        Assert.Equal(expected, ContentCodingNames.NameOf(AcceptEncodingField.Choose(field)));

    // RFC 9110, 5.3: several lines are one list.
    [Fact]
    public void Choose_SeveralLines_AreOneList() =>
        Assert.Equal(ContentCoding.Deflate, AcceptEncodingField.Choose(new StringValues(["gzip;q=0.1", "deflate;q=0.2"])));

    [Fact]
    public void Choose_NoField_IsNoCoding() => Assert.Equal(ContentCoding.Identity, AcceptEncodingField.Choose(StringValues.Empty));

    [Fact]
    public void Choose_AllocatesNothing()
    {
        StringValues field = "gzip;q=0.5, deflate, *;q=0.1";
        _ = AcceptEncodingField.Choose(field);
        long before = GC.GetAllocatedBytesForCurrentThread();
        _ = AcceptEncodingField.Choose(field);
        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
    }
}
