using Utws.Core.Xml;

namespace Utws.Tests.Xml.Writer;

/// <summary>Writing a document again allocates nothing.</summary>
public sealed class Utf8XmlWriterAllocationTests
{
    private static readonly char[] s_chars = "urn:pieces<&>".ToCharArray();
    private static readonly byte[] s_bytes = [1, 2, 3, 4, 5];
    private static readonly string s_long = new('\u00E9', 20_000);

    [Fact]
    public void SpanMembers_DocumentAgain_AllocateNothing() => AssertFree(writer =>
    {
        writer.WriteRaw("<a><b>"u8);
        for (int i = 0; i < 1000; i++)
        {
            writer.WriteText("en_US"u8);
            writer.WriteText("a < b & c\u0001"u8);
            writer.WriteText("\u00FC<\U0001F600".AsSpan());
            writer.WriteInt32(i);
            writer.WriteInt64(long.MinValue);
        }

        writer.Truncate(writer.BytesWritten / 2);
        writer.WriteRaw("</b></a>"u8);
    });

    [Fact]
    public void XmlWriterMembers_DocumentAgain_AllocateNothing() => AssertFree(writer =>
    {
        writer.WriteStartDocument();
        writer.WriteComment("a--b");
        writer.WriteStartElement("p", "root", "urn:p");
        writer.WriteAttributeString("xmlns", "q", null, "urn:q");
        writer.WriteAttributeString("xml", "lang", null, "en");
        writer.WriteAttributeString("made", "urn:made", "<\"\n>");
        for (int i = 0; i < 50; i++)
        {
            writer.WriteStartElement("child\u00E9", i % 2 == 0 ? "urn:even" : "urn:odd");
            writer.WriteStartAttribute("xmlns", "r", null);
            writer.WriteChars(s_chars, 0, s_chars.Length);
            writer.WriteEndAttribute();
            writer.WriteStartAttribute("lang", WriterRuns.XmlNamespace);
            writer.WriteChars(s_chars, 0, 3);
            writer.WriteEndAttribute();
            writer.WriteAttributeString("made", "urn:other", "x");
            writer.WriteString("text & more");
            writer.WriteWhitespace(" ");
            writer.WriteValue(i);
            writer.WriteValue((long)i);
            writer.WriteValue(value: true);
            writer.WriteValue(1.5);
            writer.WriteValue(1.5f);
            writer.WriteValue(1.5m);
            writer.WriteValue(DateTime.UnixEpoch);
            writer.WriteValue(DateTimeOffset.UnixEpoch);
            writer.WriteCData("x]]>y");
            writer.WriteProcessingInstruction("p", "x?>y");
            writer.WriteRaw("<raw/>");
            writer.WriteBase64(s_bytes, 0, 4);
            writer.WriteBase64(s_bytes, 0, 5);
            writer.WriteBinHex(s_bytes, 0, 5);
            writer.WriteCharEntity('x');
            writer.WriteEntityRef("amp");
            writer.WriteQualifiedName("n", "urn:q");
            writer.WriteNmToken("1");
            writer.WriteEndElement();
        }

        writer.WriteString(s_long);
        writer.WriteEndElement();
        writer.WriteEndDocument();
    });

    private static void AssertFree(Action<Utf8XmlWriter> document)
    {
        using Utf8XmlWriter writer = new();
        document(writer);
        byte[] first = writer.WrittenSpan.ToArray();

        // Tiered compilation and static fields may allocate once more on this thread in the first runs.
        long allocated = long.MaxValue;
        for (int attempt = 0; attempt < 5 && allocated != 0; attempt++)
        {
            writer.Reset();
            long before = GC.GetAllocatedBytesForCurrentThread();
            document(writer);
            writer.Reset();
            document(writer);
            allocated = GC.GetAllocatedBytesForCurrentThread() - before;
        }

        Assert.Equal(0, allocated);
        Assert.Equal(first, writer.WrittenSpan.ToArray());
    }
}
