using Utws.Core.Xml;

namespace Utws.Tests.Xml.Writer;

/// <summary>Elements, their form, and attributes without namespace.</summary>
public sealed class Utf8XmlWriterElementTests
{
    [Fact]
    public void Element_WithoutContent_IsEmptyWithASpace() =>
        WriterRuns.SameAsOld("<a><b /><c></c></a>", w =>
        {
            w.WriteStartElement("a");
            w.WriteStartElement("b");
            w.WriteEndElement();
            w.WriteStartElement("c");
            w.WriteFullEndElement();
            w.WriteEndElement();
        });

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    public void Element_NullOrEmptyString_IsEmpty(string? text) =>
        WriterRuns.SameAsOld("<r />", WriterRuns.InRoot(w => w.WriteString(text)));

    [Fact]
    public void Element_EmptyRawCharsOrWhiteSpace_HasAnEndTag()
    {
        WriterRuns.SameAsOld("<r></r>", WriterRuns.InRoot(w => w.WriteRaw("")));
        WriterRuns.SameAsOld("<r></r>", WriterRuns.InRoot(w => w.WriteRaw([], 0, 0)));
        WriterRuns.SameAsOld("<r></r>", WriterRuns.InRoot(w => w.WriteChars([], 0, 0)));
        WriterRuns.SameAsOld("<r></r>", WriterRuns.InRoot(w => w.WriteWhitespace("")));
        WriterRuns.SameAsOld("<r></r>", WriterRuns.InRoot(w => w.WriteWhitespace(null)));
        WriterRuns.SameAsOld("<r></r>", WriterRuns.InRoot(w => w.WriteBase64([], 0, 0)));
    }

    [Fact]
    public void SpanMembers_InAnOpenStartTag_CloseItFirst()
    {
        Assert.Equal("<r></r>", WriterRuns.Ours(w => WriterRuns.InRoot(_ => w.WriteRaw([]))(w)));
        Assert.Equal("<r></r>", WriterRuns.Ours(w => WriterRuns.InRoot(_ => w.WriteText(ReadOnlySpan<byte>.Empty))(w)));
        Assert.Equal("<r>&lt;</r>", WriterRuns.Ours(w => WriterRuns.InRoot(_ => w.WriteText("<".AsSpan()))(w)));
        Assert.Equal("<r>1</r>", WriterRuns.Ours(w => WriterRuns.InRoot(_ => w.WriteInt32(1))(w)));
        Assert.Equal("<r>2</r>", WriterRuns.Ours(w => WriterRuns.InRoot(_ => w.WriteInt64(2))(w)));
        Assert.Equal("<r xmlns=\"u\"><x/></r>", WriterRuns.Ours(w =>
        {
            w.WriteStartElement("r", "u");
            w.WriteRaw("<x/>"u8);
            w.WriteEndElement();
        }));
    }

    [Fact]
    public void SpanMembers_InAnAttribute_WriteItsValue() =>
        Assert.Equal("<r a=\"&lt;&quot;&#xA;&amp;&quot;5-6\" />", WriterRuns.Ours(w => WriterRuns.InRoot(_ =>
        {
            w.WriteStartAttribute("a");
            w.WriteText("<\"\n"u8);
            w.WriteRaw("&amp;"u8);
            w.WriteText("\"".AsSpan());
            w.WriteInt32(5);
            w.WriteInt64(-6);
        })(w)));

    [Fact]
    public void SpanMembers_AroundARoot_LeaveTheElementStateAlone()
    {
        using Utf8XmlWriter writer = new();
        writer.WriteRaw("<e>"u8);
        Assert.Equal(System.Xml.WriteState.Start, writer.WriteState);
        writer.WriteElementString("a", "1");
        writer.WriteRaw("<b/></e>"u8);
        Assert.Equal("<e><a>1</a><b/></e>", WriterRuns.Text(writer));
    }

    [Fact]
    public void EndElement_DeepAndLongNames_ClosesEachByItsName() =>
        WriterRuns.SameAsOld(
            string.Concat(Enumerable.Range(0, 600).Select(i => "<" + Name(i) + (i == 0 ? " xmlns:p=\"u\">" : ">")))
            + "x"
            + string.Concat(Enumerable.Range(0, 600).Reverse().Select(i => "</" + Name(i) + ">")),
            w =>
            {
                for (int i = 0; i < 600; i++)
                {
                    w.WriteStartElement("p", Name(i)[2..], "u");
                }

                w.WriteString("x");
                for (int i = 0; i < 600; i++)
                {
                    w.WriteEndElement();
                }
            });

    [Fact]
    public void Attribute_LeftOpen_IsEndedByWhatFollows()
    {
        WriterRuns.SameAsOld("<r a=\"1\" />", WriterRuns.InRoot(w => Open(w)));
        WriterRuns.SameAsOld("<r a=\"1\"></r>", w =>
        {
            w.WriteStartElement("r");
            Open(w);
            w.WriteFullEndElement();
        });
        WriterRuns.SameAsOld("<r a=\"1\" b=\"2\" />", WriterRuns.InRoot(w =>
        {
            Open(w);
            w.WriteAttributeString("b", "2");
        }));
        WriterRuns.SameAsOld("<r a=\"1\"><b /><!--c--><?d ?><![CDATA[e]]></r>", WriterRuns.InRoot(w =>
        {
            Open(w);
            w.WriteStartElement("b");
            w.WriteEndElement();
            w.WriteComment("c");
            w.WriteProcessingInstruction("d", null);
            w.WriteCData("e");
        }));
        WriterRuns.SameAsOld("<r a=\"1\"><!--c--></r>", WriterRuns.InRoot(w =>
        {
            Open(w);
            w.WriteComment("c");
        }));
        WriterRuns.SameAsOld("<r a=\"1\"><?d ?></r>", WriterRuns.InRoot(w =>
        {
            Open(w);
            w.WriteProcessingInstruction("d", null);
        }));

        static void Open(System.Xml.XmlWriter writer)
        {
            writer.WriteStartAttribute("a");
            writer.WriteString("1");
        }
    }

    private static string Name(int depth) => "p:n" + new string('x', depth % 50) + "\u00E9" + depth;
}
