using System.Runtime.InteropServices;
using System.Text;
using System.Xml;
using Utws.Core.Xml;

namespace Utws.Tests.Xml.Writer;

/// <summary>Which calls the document can take where, and the writer's life.</summary>
public sealed class Utf8XmlWriterStateTests
{
    private static readonly Dictionary<string, Action<XmlWriter>> s_places = new(StringComparer.Ordinal)
    {
        ["start"] = _ => { },
        ["prolog"] = w => w.WriteStartDocument(),
        ["start tag"] = w => w.WriteStartElement("r"),
        ["attribute"] = w =>
        {
            w.WriteStartElement("r");
            w.WriteStartAttribute("a");
        },
        ["content"] = w =>
        {
            w.WriteStartElement("r");
            w.WriteString("x");
        },
        ["epilog"] = w => w.WriteElementString("r", null),
        ["ended"] = w =>
        {
            w.WriteElementString("r", null);
            w.WriteEndDocument();
        },
        ["closed"] = w => w.Close(),
    };

    private static readonly Dictionary<string, Action<XmlWriter>> s_calls = new(StringComparer.Ordinal)
    {
        ["StartDocument"] = w => w.WriteStartDocument(),
        ["StartDocumentStandalone"] = w => w.WriteStartDocument(standalone: true),
        ["EndDocument"] = w => w.WriteEndDocument(),
        ["StartElement"] = w => w.WriteStartElement("e"),
        ["EndElement"] = w => w.WriteEndElement(),
        ["FullEndElement"] = w => w.WriteFullEndElement(),
        ["StartAttribute"] = w => w.WriteStartAttribute("b"),
        ["EndAttribute"] = w => w.WriteEndAttribute(),
        ["String"] = w => w.WriteString("x"),
        ["Chars"] = w => w.WriteChars(['x'], 0, 1),
        ["CData"] = w => w.WriteCData("x"),
        ["CharEntity"] = w => w.WriteCharEntity('x'),
        ["SurrogateCharEntity"] = w => w.WriteSurrogateCharEntity('\uDE00', '\uD83D'),
        ["EntityRef"] = w => w.WriteEntityRef("lt"),
        ["Base64"] = w => w.WriteBase64([1, 2, 3], 0, 3), // a whole group: the checking writer holds the rest of one back
        ["BinHex"] = w => w.WriteBinHex([1], 0, 1),
        ["Value"] = w => w.WriteValue(1),
        ["QualifiedName"] = w => w.WriteQualifiedName("x", ""),
        ["Comment"] = w => w.WriteComment("x"),
        ["ProcessingInstruction"] = w => w.WriteProcessingInstruction("p", "x"),
        ["Whitespace"] = w => w.WriteWhitespace(" "),
        ["Raw"] = w => w.WriteRaw(" "),
        ["RawChars"] = w => w.WriteRaw([' '], 0, 1),
    };

    public static TheoryData<string, string> PlacesAndCalls
    {
        get
        {
            TheoryData<string, string> all = [];
            foreach (string place in s_places.Keys)
            {
                foreach (string call in s_calls.Keys)
                {
                    all.Add(place, call);
                }
            }

            return all;
        }
    }

    /// <summary>Every call at every place: taken or refused as the framework's checking writer takes or refuses it, with the same bytes and the same state.</summary>
    [Theory]
    [MemberData(nameof(PlacesAndCalls))]
    public void Call_AtAPlace_IsTakenOrRefusedAsByTheCheckingWriter(string place, string call)
    {
        using MemoryStream stream = new();
        using XmlWriter checking = XmlWriter.Create(stream, new XmlWriterSettings { Encoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false) });
        using Utf8XmlWriter ours = new();
        s_places[place](checking);
        s_places[place](ours);
        Assert.Equal(checking.WriteState, ours.WriteState);

        bool takes = Record.Exception(() => s_calls[call](checking)) switch
        {
            null => true,
            InvalidOperationException => false,
            { } other => throw other,
        };
        if (!takes)
        {
            Assert.ThrowsAny<InvalidOperationException>(() => s_calls[call](ours));
            Assert.Equal(place == "closed" ? WriteState.Closed : WriteState.Error, ours.WriteState);
            return;
        }

        s_calls[call](ours);
        Assert.Equal(checking.WriteState, ours.WriteState);
        checking.Flush();

        // Only the checking writer writes a declaration unasked.
        string expected = Encoding.UTF8.GetString(stream.ToArray());
        bool asked = place == "prolog" || call.StartsWith("StartDocument", StringComparison.Ordinal);
        Assert.Equal(asked ? expected : expected.Replace("<?xml version=\"1.0\" encoding=\"utf-8\"?>", "", StringComparison.Ordinal), WriterRuns.Text(ours));
    }

    [Fact]
    public void StartDocument_AfterSpanMembersHaveWritten_IsRefused()
    {
        using Utf8XmlWriter writer = new();
        writer.WriteRaw(" "u8);
        Assert.Throws<InvalidOperationException>(() => writer.WriteStartDocument());
    }

    [Fact]
    public void EndDocument_AfterTheRoot_KeepsTheOutput()
    {
        using Utf8XmlWriter writer = new();
        writer.WriteStartElement("r");
        writer.WriteEndDocument();
        Assert.Equal("<r />", WriterRuns.Text(writer));
    }

    [Fact]
    public void Name_NotOne_IsRefused()
    {
        foreach (string? name in new[] { null, "", "1a", "a:b", "a b", "-", "a\u00D7", "\u00B7", "\uD800", ":a", "a:" })
        {
            WriterRuns.Refused<ArgumentException>(w => w.WriteStartElement(name!));
            WriterRuns.Refused<ArgumentException>(WriterRuns.InRoot(w => w.WriteStartAttribute(name!)));
            WriterRuns.Refused<ArgumentException>(WriterRuns.InRoot(w => w.WriteQualifiedName(name!, "")));
            if (!string.IsNullOrEmpty(name))
            {
                WriterRuns.Refused<ArgumentException>(w => w.WriteStartElement(name, "a", "u"));
                WriterRuns.Refused<ArgumentException>(WriterRuns.InRoot(w => w.WriteAttributeString(name, "a", "u", "1")));
            }
        }
    }

    [Fact]
    public void Truncate_AfterAnXmlWriterMember_IsRefused()
    {
        using Utf8XmlWriter writer = new();
        writer.WriteStartElement("r");
        Assert.Throws<InvalidOperationException>(() => writer.Truncate(0));
        writer.WriteEndElement();
        Assert.Throws<InvalidOperationException>(() => writer.Truncate(0));
        Assert.Equal("<r />", WriterRuns.Text(writer));
        writer.Reset();
        writer.Truncate(0);
    }

    [Fact]
    public void Arguments_RangeOutsideTheArray_IsRefused()
    {
        WriterRuns.Refused<ArgumentNullException>(WriterRuns.InRoot(w => w.WriteChars(null!, 0, 0)));
        WriterRuns.Refused<ArgumentOutOfRangeException>(WriterRuns.InRoot(w => w.WriteChars(['x'], 0, 2)));
        WriterRuns.Refused<ArgumentOutOfRangeException>(WriterRuns.InRoot(w => w.WriteRaw(['x'], -1, 1)));
        WriterRuns.Refused<ArgumentOutOfRangeException>(WriterRuns.InRoot(w => w.WriteBase64([1], 1, int.MaxValue)));
        WriterRuns.Refused<ArgumentOutOfRangeException>(WriterRuns.InRoot(w => w.WriteBinHex([1], 2, 0)));
        WriterRuns.Refused<ArgumentOutOfRangeException>(WriterRuns.InRoot(w => w.WriteBinHex([1], 0, -1)));
    }

    [Fact]
    public void Close_Twice_DoesNothingTheSecondTime()
    {
        Utf8XmlWriter writer = new();
        writer.WriteStartElement("r");
        writer.Close();
        writer.Close();
        writer.Dispose();
        Assert.Equal(WriteState.Closed, writer.WriteState);
    }

    [Fact]
    public void Members_AfterClose_AreRefused()
    {
        Utf8XmlWriter writer = new();
        writer.Dispose();
        Assert.Throws<ObjectDisposedException>(() => writer.Reset());
        Assert.Throws<ObjectDisposedException>(() => writer.BytesWritten);
        Assert.Throws<ObjectDisposedException>(() => writer.WrittenMemory);
        Assert.Throws<ObjectDisposedException>(() => writer.WrittenSpan.Length);
        Assert.Throws<ObjectDisposedException>(() => writer.WriteRaw("x"u8));
        Assert.Throws<ObjectDisposedException>(() => writer.WriteText("x"u8));
        Assert.Throws<ObjectDisposedException>(() => writer.WriteText("x".AsSpan()));
        Assert.Throws<ObjectDisposedException>(() => writer.WriteInt32(1));
        Assert.Throws<ObjectDisposedException>(() => writer.WriteInt64(1));
        Assert.Throws<ObjectDisposedException>(() => writer.Truncate(0));
        Assert.Throws<ObjectDisposedException>(() => writer.WriteStartElement("r"));
    }

    [Fact]
    public void Flush_InAStartTag_LeavesItOpen()
    {
        using Utf8XmlWriter writer = new();
        writer.WriteStartElement("r");
        writer.Flush();
        Assert.Equal(WriteState.Element, writer.WriteState);
        writer.WriteEndElement();
        Assert.Equal("<r />", WriterRuns.Text(writer));
    }

    [Fact]
    public void Reset_InTheMiddleOfADocument_ForgetsItsElementsAndNamespaces()
    {
        using Utf8XmlWriter writer = new();
        writer.WriteStartElement("p", "r", "u");
        writer.WriteAttributeString("xml", "lang", null, "en");
        writer.WriteStartAttribute("a");
        writer.WriteBase64([1], 0, 1);
        writer.Reset();
        Assert.Equal(WriteState.Start, writer.WriteState);
        Assert.Null(writer.LookupPrefix("u"));
        Assert.Null(writer.XmlLang);
        writer.WriteElementString("s", "x");
        Assert.Equal("<s>x</s>", WriterRuns.Text(writer));
    }

    [Fact]
    public void Reset_AfterAHugeDocument_WorksOnAndGivesItsMemoryBack()
    {
        using Utf8XmlWriter writer = new();
        for (int run = 0; run < 2; run++)
        {
            for (int depth = 0; depth < 2000; depth++)
            {
                writer.WriteStartElement("p" + depth, "e", "u" + depth);
                writer.WriteAttributeString("a", "v" + depth, new string('x', 300));
            }

            writer.WriteEndDocument();
            Assert.True(writer.BytesWritten > 600_000);
            writer.Reset();
            writer.WriteElementString("s", "x");
            Assert.Equal("<s>x</s>", WriterRuns.Text(writer));
            Assert.True(MemoryMarshal.TryGetArray(writer.WrittenMemory, out ArraySegment<byte> kept));
            Assert.InRange(kept.Array!.Length, 1, 256 * 1024);
            writer.Reset();
        }
    }
}
