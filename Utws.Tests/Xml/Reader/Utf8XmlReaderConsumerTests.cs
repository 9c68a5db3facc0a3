using System.Xml;
using System.Xml.Linq;
using System.Xml.Serialization;
using System.Xml.XPath;
using Utws.Core.Xml;

namespace Utws.Tests.Xml.Reader;

/// <summary>What the framework builds on an XmlReader works over ours, and gives what it gives over the framework's own.</summary>
public sealed class Utf8XmlReaderConsumerTests
{
    public static TheoryData<string> WellFormed => [.. ReaderDocuments.WellFormed];

    [Theory]
    [MemberData(nameof(WellFormed))]
    public void XDocumentLoad_EqualsTheFramework(string document)
    {
        using XmlReader framework = ReaderHarness.CreateFrameworkReader(ReaderHarness.Utf8(document));
        using XmlReader reader = ReaderHarness.Open(document);
        XDocument expected = XDocument.Load(framework, LoadOptions.PreserveWhitespace | LoadOptions.SetLineInfo);
        XDocument actual = XDocument.Load(reader, LoadOptions.PreserveWhitespace | LoadOptions.SetLineInfo);
        AssertEqual(expected, actual);
    }

    [Theory]
    [MemberData(nameof(WellFormed))]
    public async Task XDocumentLoadAsync_OverAnAsynchronousStream_EqualsTheFramework(string document)
    {
        byte[] bytes = ReaderHarness.Utf8(document);
        using XmlReader framework = ReaderHarness.CreateFrameworkReader(bytes);
        XDocument expected = XDocument.Load(framework, LoadOptions.PreserveWhitespace | LoadOptions.SetLineInfo);

        // XDocument itself reads synchronously over a declaration.
        bool asynchronousOnly = !document.Contains("<?xml ", StringComparison.Ordinal);
        using XmlReader reader = Utf8XmlReader.Create(new TrickleStream(bytes, 3, asynchronousOnly));
        AssertEqual(expected, await XDocument.LoadAsync(reader, LoadOptions.PreserveWhitespace | LoadOptions.SetLineInfo, CancellationToken.None));
    }

    [Theory]
    [MemberData(nameof(WellFormed))]
    public void XmlDocumentAndXPath_EqualTheFramework(string document)
    {
        using XmlReader framework = ReaderHarness.CreateFrameworkReader(ReaderHarness.Utf8(document));
        using XmlReader reader = ReaderHarness.Open(document);
        XmlDocument expected = new() { PreserveWhitespace = true, XmlResolver = null };
        XmlDocument actual = new() { PreserveWhitespace = true, XmlResolver = null };
        expected.Load(framework);
        actual.Load(reader);
        Assert.Equal(expected.OuterXml, actual.OuterXml);

        using XmlReader again = ReaderHarness.Open(document);
        Assert.Equal(expected.CreateNavigator()!.Select("//*|//@*").Count, new XPathDocument(again).CreateNavigator().Select("//*|//@*").Count);
    }

    [Fact]
    public void XmlSerializerDeserialize_EqualsTheFramework()
    {
        const string Document = "<Order xmlns='urn:order' xmlns:xsi='http://www.w3.org/2001/XMLSchema-instance' number='7'>\n"
            + "<Note xml:space='preserve'> a &lt; b </Note><!-- c --><Lines><Line price='1.50'>first</Line><Line price='2'/></Lines>"
            + "<Missing xsi:nil='true'/><Data>AQID</Data><Unknown><x/></Unknown></Order>";
        XmlSerializer serializer = new(typeof(SerializedOrder));
        using XmlReader framework = ReaderHarness.CreateFrameworkReader(ReaderHarness.Utf8(Document));
        using XmlReader reader = ReaderHarness.Open(Document);
        SerializedOrder expected = (SerializedOrder)serializer.Deserialize(framework)!;
        SerializedOrder actual = (SerializedOrder)serializer.Deserialize(reader)!;
        Assert.Equivalent(expected, actual, strict: true);
        Assert.Equal((7, " a < b ", "first"), (actual.Number, actual.Note, actual.Lines[0].Text));
    }

    [Fact]
    public void ReadSubtree_OverNamespacesInScope_EqualsTheFramework()
    {
        const string Document = "<a xmlns='urn:d' xmlns:p='urn:p'><b xml:lang='en'><p:c p:d='1'>x</p:c> <e/></b><f/></a>";
        using XmlReader expected = ReaderHarness.CreateFrameworkReader(ReaderHarness.Utf8(Document));
        using XmlReader actual = ReaderHarness.Open(Document);
        Assert.True(expected.ReadToFollowing("b"));
        Assert.True(actual.ReadToFollowing("b"));
        using (XmlReader expectedPart = expected.ReadSubtree())
        using (XmlReader actualPart = actual.ReadSubtree())
        {
            while (expectedPart.Read())
            {
                Assert.True(actualPart.Read());
                Assert.Equal(
                    (expectedPart.NodeType, expectedPart.Name, expectedPart.NamespaceURI, expectedPart.Value, expectedPart.Depth, expectedPart.AttributeCount),
                    (actualPart.NodeType, actualPart.Name, actualPart.NamespaceURI, actualPart.Value, actualPart.Depth, actualPart.AttributeCount));
            }

            Assert.False(actualPart.Read());
        }

        expected.Read();
        actual.Read();
        Lockstep.CompareNode(expected, actual);
    }

    [Theory]
    [InlineData("b")]
    [InlineData("p:c")]
    [InlineData("e")]
    public async Task ReadInnerAndOuterXml_EqualTheFramework(string name)
    {
        const string Document = "<a xmlns='urn:d' xmlns:p='urn:p'><b x='&lt;'> <p:c p:d='1'>x &amp; y<![CDATA[z]]></p:c><?q r?><!--s--></b><e/>t</a>";
        Func<XmlReader, string> inner = reader => reader.ReadInnerXml();
        Func<XmlReader, string> outer = reader => reader.ReadOuterXml();
        await AssertEqualAsync(inner, reader => reader.ReadInnerXmlAsync());
        await AssertEqualAsync(outer, reader => reader.ReadOuterXmlAsync());

        async Task AssertEqualAsync(Func<XmlReader, string> member, Func<XmlReader, Task<string>> asynchronous)
        {
            using XmlReader framework = ReaderHarness.CreateFrameworkReader(ReaderHarness.Utf8(Document));
            Assert.True(framework.ReadToFollowing(name));
            string expected = member(framework);
            foreach (Func<XmlReader, Task<string>> read in new[] { reader => Task.FromResult(member(reader)), asynchronous })
            {
                using XmlReader reader = ReaderHarness.Open(Document);
                Assert.True(reader.ReadToFollowing(name));
                Assert.Equal(expected, await read(reader));
                Lockstep.CompareNode(framework, reader);
            }
        }
    }

    [Fact]
    public async Task AsynchronousMembers_OverAnAsynchronousStream_Work()
    {
        byte[] document = ReaderHarness.Utf8("<a> <b>1</b><c>x<!--y-->z</c><d><e/></d><f>AQID</f><g/></a>");
        using XmlReader reader = Utf8XmlReader.Create(new TrickleStream(document, 2, asynchronousOnly: true));
        Assert.Equal(XmlNodeType.Element, await reader.MoveToContentAsync());
        Assert.True(await reader.ReadAsync());
        Assert.Equal(" ", await reader.GetValueAsync());
        Assert.Equal(XmlNodeType.Element, await reader.MoveToContentAsync());
        Assert.Equal("1", await reader.ReadElementContentAsStringAsync());
        Assert.Equal("xz", await reader.ReadElementContentAsStringAsync());
        await reader.SkipAsync();
        byte[] data = new byte[2];
        Assert.Equal((2, 1, 2), (await reader.ReadElementContentAsBase64Async(data, 0, 2), data[0], data[1]));
        Assert.Equal((1, 3), (await reader.ReadElementContentAsBase64Async(data, 0, 2), data[0]));
        Assert.Equal(0, await reader.ReadElementContentAsBase64Async(data, 0, 2));
        Assert.Equal("g", reader.LocalName);
    }

    private static void AssertEqual(XDocument expected, XDocument actual)
    {
        Assert.True(XNode.DeepEquals(expected, actual));
        Assert.Equal(expected.ToString(SaveOptions.DisableFormatting), actual.ToString(SaveOptions.DisableFormatting));
        Assert.Equal(expected.Declaration?.ToString() ?? "none", actual.Declaration?.ToString() ?? "none");
        Assert.Equal(Places(expected), Places(actual));

        static string Places(XDocument document) => string.Join('\n', document.DescendantNodes()
            .SelectMany(node => node is XElement element ? element.Attributes().Cast<XObject>().Prepend(node) : [node])
            .Select(node => $"{node.NodeType} {((IXmlLineInfo)node).LineNumber}:{((IXmlLineInfo)node).LinePosition}"));
    }
}
