using System.Text;
using System.Xml;
using System.Xml.Linq;
using System.Xml.Serialization;
using System.Xml.XPath;
using Utws.Core.Xml;

namespace Utws.Tests.Xml.Writer;

/// <summary>What the framework writes through an XmlWriter.</summary>
public sealed class Utf8XmlWriterFrameworkTests
{
    private const string Document =
        "<?xml version=\"1.0\" encoding=\"utf-8\" standalone=\"yes\"?><!--c--><?p d?><s:e xmlns:s=\"urn:s\" xmlns=\"urn:d\" s:a=\"1&amp;&quot;&#xA;\" xml:space=\"preserve\">"
        + " <b xmlns=\"\" c=\"&lt;\">t&lt;&amp;\u00E9\U0001F600<![CDATA[<d>]]></b> <s:f xmlns:s=\"urn:t\"><s:g></s:g></s:f><h /></s:e>";

    [Fact]
    public void XmlSerializer_SoapLikeGraph_GivesTheOldRuntimesBytes()
    {
        XmlSerializer serializer = new(typeof(SampleEnvelope));
        XmlSerializerNamespaces prefixes = new([new XmlQualifiedName("soap", SampleEnvelope.Soap), new XmlQualifiedName("xsi", "http://www.w3.org/2001/XMLSchema-instance"), new XmlQualifiedName("xsd", "http://www.w3.org/2001/XMLSchema")]);
        foreach (XmlSerializerNamespaces? namespaces in new[] { null, prefixes })
        {
            byte[] expected = WriterRuns.Old(w => serializer.Serialize(w, SampleEnvelope.Filled, namespaces));
            using Utf8XmlWriter writer = new();
            serializer.Serialize(writer, SampleEnvelope.Filled, namespaces);
            Assert.Equal(Encoding.UTF8.GetString(expected), WriterRuns.Text(writer));

            using XmlReader reader = XmlReader.Create(new MemoryStream(writer.WrittenSpan.ToArray()));
            SampleEnvelope read = Assert.IsType<SampleEnvelope>(serializer.Deserialize(reader));
            Assert.Equal(3, read.Body.Count);
            Assert.Null(read.Body[1]);
            Assert.Equal("", read.Body[0]!.Version);
            Assert.Equal(SampleEnvelope.Filled.Body[0]!.Data, read.Body[0]!.Data);
            Assert.Equal(SampleEnvelope.Filled.Body[0]!.Understood, read.Body[0]!.Understood);
            Assert.Equal(SampleEnvelope.Filled.Body[0]!.Platform!.Replace("\r\n", "\n", StringComparison.Ordinal), read.Body[0]!.Platform);
        }
    }

    [Fact]
    public async Task XDocument_SaveAndSaveAsync_GiveTheOldRuntimesBytes()
    {
        XDocument document = XDocument.Parse(Document, LoadOptions.PreserveWhitespace);
        string expected = Encoding.UTF8.GetString(WriterRuns.Old(document.Save));
        Assert.Equal(expected, WriterRuns.Ours(document.Save));

        await using Utf8XmlWriter writer = new();
        await document.SaveAsync(writer, CancellationToken.None);
        await writer.FlushAsync();
        Assert.Equal(expected, WriterRuns.Text(writer));
        Assert.True(XNode.DeepEquals(document, XDocument.Parse(expected, LoadOptions.PreserveWhitespace)));
    }

    [Fact]
    public async Task WriteNode_XmlReader_GivesTheDocumentBack()
    {
        Assert.Equal(Document, WriterRuns.Ours(w =>
        {
            using XmlReader reader = Reader();
            w.WriteNode(reader, defattr: true);
        }));

        await using Utf8XmlWriter writer = new();
        using XmlReader asynchronous = Reader();
        await writer.WriteNodeAsync(asynchronous, defattr: true);
        Assert.Equal(Document, WriterRuns.Text(writer));

        static XmlReader Reader() => XmlReader.Create(new MemoryStream(Encoding.UTF8.GetBytes(Document)), new XmlReaderSettings { Async = true });
    }

    [Fact]
    public void WriteNode_Navigator_GivesTheOldRuntimesBytes()
    {
        using XmlReader reader = XmlReader.Create(new StringReader(Document));
        XPathNavigator navigator = new XPathDocument(reader, XmlSpace.Preserve).CreateNavigator();
        WriterRuns.SameAsOld(Encoding.UTF8.GetString(WriterRuns.Old(w => w.WriteNode(navigator, defattr: true))), w => w.WriteNode(navigator, defattr: true));
    }

    [Fact]
    public void WriteAttributes_OfAReader_AreAllWritten() =>
        WriterRuns.SameAsOld("<x xmlns:s=\"urn:s\" xmlns=\"urn:d\" s:a=\"1&amp;&quot;&#xA;\" xml:space=\"preserve\" />", w =>
        {
            using XmlReader reader = XmlReader.Create(new StringReader(Document));
            reader.MoveToContent();
            w.WriteStartElement("x", "urn:d");
            w.WriteAttributes(reader, defattr: true);
            w.WriteEndElement();
        });

    [Fact]
    public void WriteNode_DocumentWithDtd_IsRefused() =>
        WriterRuns.Refused<NotSupportedException>(w =>
        {
            using XmlReader reader = XmlReader.Create(new StringReader("<!DOCTYPE r [<!ELEMENT r ANY>]><r/>"), new XmlReaderSettings { DtdProcessing = DtdProcessing.Parse });
            w.WriteNode(reader, defattr: true);
        });

    [Fact]
    public void Create_AroundOurWriter_PassesEverythingOn()
    {
        using Utf8XmlWriter writer = new();
        using XmlWriter around = XmlWriter.Create(writer);
        XDocument.Parse("<a xmlns=\"u\"><b c=\"1\">x</b></a>").Save(around);
        around.Flush();
        Assert.Equal("<?xml version=\"1.0\" encoding=\"utf-8\"?><a xmlns=\"u\"><b c=\"1\">x</b></a>", WriterRuns.Text(writer));
    }

    [Fact]
    public async Task AsyncMembers_Each_WriteWhatTheirSynchronousOnesWrite()
    {
        await using Utf8XmlWriter writer = new();
        await writer.WriteStartDocumentAsync();
        writer.Reset();
        await writer.WriteStartDocumentAsync(standalone: true);
        await writer.WriteCommentAsync("c");
        await writer.WriteProcessingInstructionAsync("p", "d");
        await writer.WriteWhitespaceAsync(" ");
        await writer.WriteStartElementAsync("p", "r", "u");
        await writer.WriteAttributeStringAsync("xmlns", "q", null, "v");
        await writer.WriteStringAsync("<");
        await writer.WriteCharsAsync(['x', '>'], 1, 1);
        await writer.WriteRawAsync("<raw/>");
        await writer.WriteRawAsync(['x', '&'], 0, 1);
        await writer.WriteCDataAsync("x");
        await writer.WriteEntityRefAsync("amp");
        await writer.WriteCharEntityAsync('a');
        await writer.WriteSurrogateCharEntityAsync('\uDE00', '\uD83D');
        await writer.WriteBase64Async([1, 2, 3], 0, 3);
        await writer.WriteBinHexAsync([255], 0, 1);
        await writer.WriteNameAsync("n");
        await writer.WriteNmTokenAsync("1");
        await writer.WriteQualifiedNameAsync("z", "v");
        await writer.WriteElementStringAsync(null, "e", "v", "1");
        await writer.WriteStartElementAsync(null, "f", "");
        await writer.WriteFullEndElementAsync();
        await writer.WriteEndElementAsync();
        await writer.WriteEndDocumentAsync();
        await writer.FlushAsync();
        Assert.Equal(
            "<?xml version=\"1.0\" encoding=\"utf-8\" standalone=\"yes\"?><!--c--><?p d?> <p:r xmlns:q=\"v\" xmlns:p=\"u\">&lt;&gt;<raw/>x<![CDATA[x]]>&amp;&#x61;&#x1F600;AQIDFFn1q:z"
            + "<q:e>1</q:e><f></f></p:r>",
            WriterRuns.Text(writer));
    }

    [Fact]
    public async Task AsyncMembers_WrongCall_ThrowsLikeTheSynchronousOne()
    {
        await using Utf8XmlWriter writer = new();
        await Assert.ThrowsAsync<InvalidOperationException>(() => writer.WriteStringAsync("x"));
        writer.Reset();
        await Assert.ThrowsAsync<NotSupportedException>(() => writer.WriteDocTypeAsync("r", null, null, null));
    }
}
