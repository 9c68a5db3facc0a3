using Microsoft.Extensions.Primitives;
using Utws.Api.Compression;

namespace Utws.Tests.Compression;

/// <summary>Which coding a request says that it is in (RFC 9110, 8.4), and which it may not say.</summary>
public sealed class ContentEncodingFieldTests
{
    [Theory]
    [InlineData("gzip", "gzip")]
    [InlineData("X-GZIP", "gzip")]
    [InlineData("deflate", "deflate")]
    [InlineData("br", "br")]
    [InlineData("identity", "identity")]
    [InlineData("", "identity")]
    [InlineData(" , ", "identity")]
    [InlineData("identity, gzip", "gzip")]
    [InlineData("gzip, identity", "gzip")]
    [InlineData("\tBr ", "br")]
    [InlineData("utf-8", "identity")]
    [InlineData("UTF-8", "identity")]
    [InlineData("iso-8859-1", "identity")]
    [InlineData("utf-8, gzip", "gzip")]
    public void TryRead_OneCoding_IsIt(string field, string expected)
    {
        Assert.True(ContentEncodingField.TryRead(field, out ContentCoding coding));
        Assert.Equal(expected, ContentCodingNames.NameOf(coding));
    }

    [Theory]
    [InlineData("zstd")]
    [InlineData("compress")]
    [InlineData("gzip;q=1")]
    [InlineData("*")]
    [InlineData("gzip, br")]
    [InlineData("gzip, gzip")]
    [InlineData("gzip, zstd")]
    [InlineData("zstd, gzip")]
    public void TryRead_UnknownOrSeveral_IsRefused(string field) => Assert.False(ContentEncodingField.TryRead(field, out _));

    [Fact]
    public void TryRead_SeveralLines_AreOneList() => Assert.False(ContentEncodingField.TryRead(new StringValues(["gzip", "br"]), out _));
}
