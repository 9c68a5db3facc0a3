using System.Text;
using System.Xml;
using Utws.Core.Xml;

namespace Utws.Tests.Xml.Reader;

/// <summary>The members that work on UTF-8.</summary>
public sealed class Utf8XmlReaderSpanTests
{
    [Fact]
    public void IsElement_StartTag_ComparesTheExpandedName()
    {
        using Utf8XmlReader reader = ReaderHarness.Open("<p:a xmlns:p='urn:p' b='1'></p:a>");
        Assert.False(reader.IsElement("a"u8, "urn:p"u8));
        reader.TryRead();
        Assert.True(reader.IsElement("a"u8, "urn:p"u8));
        Assert.False(reader.IsElement("p:a"u8, "urn:p"u8));
        Assert.False(reader.IsElement("a"u8, ""u8));
        Assert.False(reader.IsElement("b"u8, "urn:p"u8));
        reader.MoveToFirstAttribute();
        Assert.False(reader.IsElement("a"u8, "urn:p"u8));
        reader.TryRead();
        Assert.Equal(XmlNodeType.EndElement, reader.NodeType);
        Assert.False(reader.IsElement("a"u8, "urn:p"u8));
        Assert.Equal("a|p|urn:p", Text(reader.LocalNameUtf8) + "|" + Text(reader.PrefixUtf8) + "|" + Text(reader.NamespaceUriUtf8));
    }

    [Fact]
    public void TryGetAttributeUtf8_SeveralValues_AllStayValid()
    {
        using Utf8XmlReader reader = ReaderHarness.Open("<a xmlns:p='urn:&amp;' b='&lt;1&gt;' p:b='&#x20AC;' c='plain' d='\t'/>");
        reader.TryRead();
        Assert.True(reader.TryGetAttributeUtf8("b"u8, default, out ReadOnlySpan<byte> first));
        Assert.True(reader.TryGetAttributeUtf8("b"u8, "urn:&"u8, out ReadOnlySpan<byte> second));
        Assert.True(reader.TryGetAttributeUtf8("c"u8, default, out ReadOnlySpan<byte> third));
        Assert.True(reader.TryGetAttributeUtf8("d"u8, default, out ReadOnlySpan<byte> fourth));
        Assert.True(reader.TryGetAttributeUtf8("p"u8, "http://www.w3.org/2000/xmlns/"u8, out ReadOnlySpan<byte> declaration));
        Assert.False(reader.TryGetAttributeUtf8("e"u8, default, out ReadOnlySpan<byte> none));
        Assert.Equal("<1>|\u20ac|plain| |urn:&", string.Join('|', Text(first), Text(second), Text(third), Text(fourth), Text(declaration)));
        Assert.True(none.IsEmpty);
        Assert.Equal(XmlNodeType.Element, reader.NodeType);
    }

    [Fact]
    public void GetAttributeUtf8_ByIndex_DoesNotMoveTheCursor()
    {
        using Utf8XmlReader reader = ReaderHarness.Open("<a xmlns:p='urn:p' p:b='1' c='2'/>");
        reader.TryRead();
        reader.MoveToAttribute("c");
        Assert.Equal(3, reader.AttributeCount);
        Assert.Equal(
            "xmlns|p|http://www.w3.org/2000/xmlns/|urn:p p|b|urn:p|1 |c||2",
            string.Join(' ', Enumerable.Range(0, 3).Select(i => string.Join(
                '|', Text(reader.GetAttributePrefixUtf8(i)), Text(reader.GetAttributeLocalNameUtf8(i)), Text(reader.GetAttributeNamespaceUriUtf8(i)), Text(reader.GetAttributeValueUtf8(i))))));
        Assert.Equal("c", reader.LocalName);
        Assert.Throws<ArgumentOutOfRangeException>(() => reader.GetAttributeValueUtf8(3).Length);
        Assert.Throws<ArgumentOutOfRangeException>(() => reader.GetAttributeLocalNameUtf8(-1).Length);
    }

    [Fact]
    public void TryLookupNamespaceUtf8_InnerAndOuterScopes_FindsTheInnermost()
    {
        using Utf8XmlReader reader = ReaderHarness.Open("<a xmlns='urn:d' xmlns:p='urn:p'><b xmlns='' xmlns:p='urn:q'/><c/></a>");
        reader.TryRead();
        Assert.Equal("urn:d urn:p", Lookup());
        reader.TryRead();
        Assert.Equal(" urn:q", Lookup());
        reader.TryRead();
        Assert.Equal("urn:d urn:p", Lookup());
        Assert.False(reader.TryLookupNamespaceUtf8("x"u8, out _));
        Assert.True(reader.TryLookupNamespaceUtf8("xml"u8, out ReadOnlySpan<byte> xml));
        Assert.Equal("http://www.w3.org/XML/1998/namespace", Text(xml));

        string Lookup()
        {
            Assert.True(reader.TryLookupNamespaceUtf8(default, out ReadOnlySpan<byte> byDefault));
            Assert.True(reader.TryLookupNamespaceUtf8("p"u8, out ReadOnlySpan<byte> byPrefix));
            return Text(byDefault) + " " + Text(byPrefix);
        }
    }

    [Fact]
    public void TryRead_ManyPrefixes_ResolveThroughTheHashedTable()
    {
        string declarations = string.Concat(Enumerable.Range(0, 300).Select(i => $" xmlns:p{i}='urn:{i % 150}'"));
        string attributes = string.Concat(Enumerable.Range(0, 150).Select(i => $" p{i}:x='{i}'"));
        using Utf8XmlReader reader = ReaderHarness.Open($"<a{declarations}{attributes}><p299:b xmlns:p299='urn:inner'/><p299:c/></a>");
        reader.TryRead();
        Assert.True(reader.TryGetAttributeUtf8("x"u8, "urn:77"u8, out ReadOnlySpan<byte> value));
        Assert.Equal("77", Text(value));
        reader.TryRead();
        Assert.True(reader.IsElement("b"u8, "urn:inner"u8));
        reader.TryRead();
        Assert.True(reader.IsElement("c"u8, "urn:149"u8));

        using Utf8XmlReader refused = ReaderHarness.Open($"<a{declarations}{attributes} p299:x=''/>");
        Assert.Equal((XmlReadResult.Error, XmlError.DuplicateAttribute), (refused.TryRead(), refused.Error));
        Assert.StartsWith("'p299:x' is a duplicate attribute name.", refused.ErrorMessage, StringComparison.Ordinal);
    }

    [Fact]
    public void ValueUtf8_OfEachNodeType_IsTheValueOfTheFramework()
    {
        foreach (string document in ReaderDocuments.WellFormed)
        {
            using XmlReader framework = ReaderHarness.CreateFrameworkReader(ReaderHarness.Utf8(document));
            using Utf8XmlReader reader = ReaderHarness.Open(document);
            while (framework.Read())
            {
                Assert.Equal(XmlReadResult.Node, reader.TryRead());
                Assert.Equal(framework.Value, Text(reader.ValueUtf8));
                Assert.Equal(framework.LocalName, Text(reader.LocalNameUtf8));
            }
        }
    }

    private static string Text(ReadOnlySpan<byte> utf8) => Encoding.UTF8.GetString(utf8);
}
