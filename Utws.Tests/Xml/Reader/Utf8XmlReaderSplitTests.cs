using System.Globalization;
using System.Text;
using Utws.Core.Xml;

namespace Utws.Tests.Xml.Reader;

/// <summary>The input comes in pieces: the outcome does not depend on where it is cut, and the work is linear in the input.</summary>
public sealed class Utf8XmlReaderSplitTests
{
    public static TheoryData<string> WellFormed => [.. ReaderDocuments.WellFormed];

    [Theory]
    [MemberData(nameof(WellFormed))]
    public void TryRead_DocumentCutAnywhere_GivesTheSameNodes(string document)
    {
        byte[] bytes = ReaderHarness.Utf8(document);
        string whole = ReaderHarness.Trace(bytes);
        Assert.EndsWith("end", whole, StringComparison.Ordinal);
        using Utf8XmlReader reader = new();
        for (int split = 0; split <= bytes.Length; split++)
        {
            Assert.Equal(whole, ReaderHarness.TraceSplit(reader, bytes, split));
        }
    }

    [Theory]
    [MemberData(nameof(WellFormed))]
    public void TryRead_PiecesOfOneToNineBytes_GiveTheSameNodes(string document)
    {
        byte[] bytes = ReaderHarness.Utf8(document);
        string whole = ReaderHarness.Trace(bytes);
        for (int pieceBytes = 1; pieceBytes <= 9; pieceBytes++)
        {
            Assert.Equal(whole, ReaderHarness.Trace(bytes, pieceBytes));
        }
    }

    [Fact]
    public void TryRead_RecordedRequestsOneByteAtATime_GiveTheSameNodes()
    {
        using Utf8XmlReader reader = new();
        foreach (byte[] body in ReaderDocuments.Recorded.Where(body => body.Length < 4000))
        {
            reader.Reset();
            string whole = ReaderHarness.Trace(reader, [body]);
            reader.Reset();
            Assert.Equal(whole, ReaderHarness.Trace(reader, ReaderHarness.Cut(body, 1)));
        }
    }

    [Fact]
    public void TryRead_LongDocumentInPieces_KeepsNamesAndPositionsOfDroppedBytes()
    {
        // 200 KB under three elements whose start tags have long left the 16 KB buffer when they close.
        StringBuilder document = new("<a:outer xmlns:a='urn:a'>\r\n<middle>\n <\u00e9 x='1'>");
        for (int i = 0; i < 5000; i++)
        {
            document.Append(CultureInfo.InvariantCulture, $"<row n='{i}'>\u00fc {i} &amp;</row>\r\n");
        }

        byte[] good = ReaderHarness.Utf8(document + "</\u00e9></middle></a:outer>");
        string whole = ReaderHarness.Trace(good);
        Assert.EndsWith("end", whole, StringComparison.Ordinal);
        Assert.Equal(whole, ReaderHarness.Trace(good, 1000));

        byte[] bad = ReaderHarness.Utf8(document + "</\u00e9></muddle>");
        Assert.Contains(
            "The 'middle' start tag on line 2 position 2 does not match the end tag of 'muddle'. Line 5003, position 7.",
            ReaderHarness.Trace(bad, 1000),
            StringComparison.Ordinal);
        Assert.Equal(ReaderHarness.ReadWithFramework(bad)!.Message, ReaderHarness.Trace(bad, 1000).Split('\n')[^1].Split(' ', 3)[2]);
    }

    [Fact]
    public void TryRead_NodeNotComplete_HasNoCurrentNodeButKeepsItsElements()
    {
        using Utf8XmlReader reader = new();
        reader.Append("<a xml:lang='en'><b>te"u8);
        Assert.Equal(XmlReadResult.Node, reader.TryRead());
        Assert.Equal(XmlReadResult.Node, reader.TryRead());
        Assert.Equal(XmlReadResult.NeedMore, reader.TryRead());
        Assert.Equal(XmlReadResult.NeedMore, reader.TryRead());
        Assert.Equal((System.Xml.XmlNodeType.None, 2, "en"), (reader.NodeType, reader.Depth, reader.XmlLang));
        reader.Append("xt<"u8);
        Assert.Equal(XmlReadResult.Node, reader.TryRead());
        Assert.Equal("text", reader.Value);
    }

    [Fact]
    public void Append_WhileOnANode_KeepsTheNode()
    {
        using Utf8XmlReader reader = new();
        reader.Append("<a b='&lt;1'>"u8);
        Assert.Equal(XmlReadResult.Node, reader.TryRead());
        reader.Append(new byte[100_000].AsSpan()[..1]);
        for (int i = 0; i < 50; i++)
        {
            reader.Append(Encoding.UTF8.GetBytes(new string('x', 1000)));
        }

        Assert.Equal(("a", "<1", 1, 2), (reader.LocalName, reader.GetAttribute("b"), reader.LineNumber, reader.LinePosition));
    }

    [Theory]
    [InlineData("<a b='", ">", "'/>")]
    [InlineData("<a>", "x", "</a>")]
    [InlineData("<a>", "&#38;", "</a>")]
    [InlineData("<a>", "]", "</a>")]
    [InlineData("<a><!--", "- ", "--></a>")]
    [InlineData("<a><![CDATA[", "]", "]]></a>")]
    [InlineData("<a><?p ", "?", "?></a>")]
    [InlineData("<a", " ", "/>")]
    [InlineData("<a></a", "\n", ">")]
    [InlineData("<a/>", "\n", "")]
    [InlineData("<a b='", "\"", "'/>")]
    [InlineData("<a>&#", "0", "65;</a>")]
    public void TryRead_LongNodeOneByteAtATime_IsLinearWork(string start, string repeated, string end)
    {
        long small = CountRescanned(start, repeated, end, 4_000);
        long large = CountRescanned(start, repeated, end, 64_000);

        // Sixteen times the input: the same work for each byte, with room for where the last doubling fell.
        Assert.InRange(large, 0, (small * 16 * 2) + 1000);
    }

    [Fact]
    public void TryRead_TagGrowingAttributeByAttribute_IsLinearWork()
    {
        Assert.InRange(Count(1000), 0, (Count(125) * 8 * 2) + 1000);

        static long Count(int attributes)
        {
            string tag = "<a " + string.Concat(Enumerable.Range(0, attributes).Select(i => $"a{i}='>' ")) + "/>";
            return CountRescanned(tag, string.Empty, string.Empty, 0);
        }
    }

    [Fact]
    public void Append_AllBeforeReading_NeverRescans()
    {
        using Utf8XmlReader reader = ReaderHarness.Open("<a>" + string.Concat(Enumerable.Repeat("<b c='d'>e</b>\n", 1000)) + "</a>");
        Assert.Equal(XmlReadResult.EndOfDocument, ReaderHarness.ReadToEnd(reader));
        Assert.Equal(0, reader.RescannedBytes);
    }

    private static long CountRescanned(string start, string repeated, string end, int count)
    {
        byte[] document = ReaderHarness.Utf8(start + string.Concat(Enumerable.Repeat(repeated, repeated.Length == 0 ? 0 : count / repeated.Length)) + end);
        using Utf8XmlReader reader = new(new Utf8XmlReaderOptions { MaxNameBytes = 1_000_000 });
        for (int i = 0; i < document.Length; i++)
        {
            reader.Append(document.AsSpan(i, 1));
            Assert.NotEqual(XmlReadResult.Error, ReaderHarness.ReadToEnd(reader));
        }

        reader.Complete();
        Assert.Equal(XmlReadResult.EndOfDocument, ReaderHarness.ReadToEnd(reader));
        return reader.RescannedBytes;
    }
}
