using System.Globalization;
using Utws.Core.Xml;

namespace Utws.Tests.Xml.Reader;

/// <summary>One reader, one document after the other: what is kept between them is memory, not meaning.</summary>
public sealed class Utf8XmlReaderReuseTests
{
    [Theory]
    [InlineData("<p:a xmlns:p='urn:1' xmlns='urn:2'><b><p:c>")] // in the middle
    [InlineData("<p:a xmlns:p='urn:1' xmlns='urn:2'><b></c>")] // refused
    [InlineData("<p:a xmlns:p='urn:1' xmlns='urn:2'/>")] // to the end
    public void Reset_AfterAnyDocument_LeavesNoPrefixDeclared(string earlier)
    {
        using Utf8XmlReader reader = new();
        Read(reader, earlier);
        Read(reader, "<p:b/>");
        Assert.Equal((XmlError.UndeclaredPrefix, 1), (reader.Error, reader.ErrorBytePosition));
        reader.Reset();
        reader.Append("<b/>"u8);
        reader.Complete();
        reader.TryRead();
        Assert.True(reader.IsElement("b"u8, default));
        Assert.False(reader.TryLookupNamespaceUtf8("p"u8, out _));
    }

    [Fact]
    public void Reset_AfterManyNamespaces_KeepsNoMoreOfThemThanItsLimit()
    {
        using Utf8XmlReader reader = new();
        int most = 0;
        for (int i = 0; i < 1_000; i++)
        {
            string number = i.ToString(CultureInfo.InvariantCulture);
            Read(reader, $"<p{number}:a xmlns:p{number}='urn:a-namespace-name:{number}' xml:lang='x-{number}'/>");
            Assert.Equal(XmlError.None, reader.Error);
            reader.Reset();
            most = Math.Max(most, reader.AtomBytes);
        }

        Assert.InRange(most, 1_000, 4 * 1024);
    }

    private static void Read(Utf8XmlReader reader, string document)
    {
        reader.Reset();
        reader.Append(ReaderHarness.Utf8(document));
        reader.Complete();
        ReaderHarness.ReadToEnd(reader);
    }
}
