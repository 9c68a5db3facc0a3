using System.Text;
using System.Xml;
using Utws.Core.Xml;

namespace Utws.Tests.Xml.Writer;

/// <summary>Escaping: wire document 3.8 to 3.10, and what XmlTextWriter does.</summary>
public sealed class Utf8XmlWriterEscapingTests
{
    [Fact]
    public void Text_MarkupCharacters_AreReferencesAndQuotesStay() =>
        WriterRuns.SameAsOld("<r>&lt;&gt;&amp;\"']]&gt;</r>", WriterRuns.InRoot(w => w.WriteString("<>&\"']]>")));

    [Fact]
    public void Text_TabAndNewLines_StayAsTheyAre() =>
        WriterRuns.SameAsOld("<r>\t\r\n \r \n</r>", WriterRuns.InRoot(w => w.WriteString("\t\r\n \r \n")));

    [Fact]
    public void Text_ControlsAndNonCharacters_AreUpperCaseHexReferencesWithoutPadding() =>
        WriterRuns.SameAsOld("<r>&#x0;&#x1;&#x1F;&#xFFFE;&#xFFFF;</r>", WriterRuns.InRoot(w => w.WriteString("\0\u0001\u001F\uFFFE\uFFFF")));

    [Fact]
    public void Text_OtherCharacters_AreRawUtf8() =>
        WriterRuns.SameAsOld("<r>\u007F\u0085\u00A0\u2028\uF000\uFEFF\uFFFD\U0001F600\U0010FFFF</r>", WriterRuns.InRoot(w => w.WriteString("\u007F\u0085\u00A0\u2028\uF000\uFEFF\uFFFD\U0001F600\U0010FFFF")));

    [Fact]
    public void Attribute_QuoteAndNewLines_AreReferencesToo() =>
        WriterRuns.SameAsOld("<r a=\"&lt;&gt;&amp;&quot;'\t&#xD;&#xA;\u0085\" />", WriterRuns.InRoot(w => w.WriteAttributeString("a", "<>&\"'\t\r\n\u0085")));

    [Fact]
    public void Text_EveryCharacterOfTheBasicPlane_IsAsXmlTextWriterWritesIt()
    {
        for (int c = 0; c <= char.MaxValue; c++)
        {
            if (!char.IsSurrogate((char)c))
            {
                EverywhereAsOld("a" + (char)c + "b");
            }
        }
    }

    [Fact]
    public void Text_CharactersAroundSurrogates_AreAsXmlTextWriterWritesThem()
    {
        foreach (int codePoint in new[] { 0x10000, 0x1F600, 0x1FFFE, 0xFFFFF, 0x10FFFF })
        {
            EverywhereAsOld(char.ConvertFromUtf32(codePoint) + "<" + char.ConvertFromUtf32(codePoint));
        }
    }

    /// <summary>U+FFFE starts with a byte that 4,095 ordinary characters start with as well.</summary>
    [Fact]
    public void Text_Utf8OfTheLastFourThousandCharacters_IsTheSameAsFromUtf16()
    {
        StringBuilder all = new();
        for (int c = 0xE000; c <= 0xFFFF; c++)
        {
            all.Append((char)c);
        }

        EverywhereAsOld(all.ToString());
    }

    [Fact]
    public void Text_LoneSurrogate_IsRefusedWithTheOldRuntimesMessage()
    {
        // Not a theory: an attribute's argument is kept as UTF-8, which has no lone surrogates.
        foreach (string text in new[] { "x\uD800b", "x\uD800", "\uD800\uD800\uDC00", "\uDBFF<", "x\uDC00b", "\uDFFF" })
        {
            ArgumentException expected = Assert.Throws<ArgumentException>(() => WriterRuns.Old(w => w.WriteString(text)));
            Assert.Equal(expected.Message, WriterRuns.Refused<ArgumentException>(WriterRuns.InRoot(w => w.WriteString(text))).Message);
            Assert.Equal(expected.Message, WriterRuns.Refused<ArgumentException>(WriterRuns.InRoot(w => w.WriteAttributeString("a", text))).Message);

            using Utf8XmlWriter writer = new();
            Assert.Equal(expected.Message, Assert.Throws<ArgumentException>(() => writer.WriteText(text.AsSpan())).Message);
            Assert.Equal(0, writer.BytesWritten);
        }
    }

    [Fact]
    public void Raw_LoneSurrogate_IsRefused()
    {
        WriterRuns.RefusedAsChecking<ArgumentException>(WriterRuns.InRoot(w => w.WriteRaw("x\uD800b")));
        WriterRuns.RefusedAsChecking<ArgumentException>(WriterRuns.InRoot(w => w.WriteComment("x\uD800b")));
        WriterRuns.RefusedAsChecking<ArgumentException>(WriterRuns.InRoot(w => w.WriteCData("\uDC00")));
    }

    [Fact]
    public void Chars_PartOfAnArray_IsEscapedLikeAString() =>
        WriterRuns.SameAsOld("<r a=\"&lt;&quot;\">&lt;\"</r>", WriterRuns.InRoot(w =>
        {
            w.WriteStartAttribute("a");
            w.WriteChars("x<\"y".ToCharArray(), 1, 2);
            w.WriteEndAttribute();
            w.WriteChars("x<\"y".ToCharArray(), 1, 2);
        }));

    [Fact]
    public void Raw_Markup_IsNotEscaped() =>
        WriterRuns.SameAsOld("<!-- --><r a=\"&amp;\"><x/>&#1;</r><!-- -->", w =>
        {
            w.WriteRaw("<!-- -->");
            w.WriteStartElement("r");
            w.WriteStartAttribute("a");
            w.WriteRaw("&amp;");
            w.WriteEndAttribute();
            w.WriteRaw("<x/>");
            w.WriteRaw("_&#1;_".ToCharArray(), 1, 4);
            w.WriteEndElement();
            w.WriteRaw("<!-- -->");
        });

    private static void EverywhereAsOld(string text)
    {
        byte[] utf8 = Encoding.UTF8.GetBytes(text);
        byte[] expected = WriterRuns.Old(Calls);
        using Utf8XmlWriter fromUtf16 = new();
        Calls(fromUtf16);
        Assert.Equal(expected, fromUtf16.WrittenSpan.ToArray());

        using Utf8XmlWriter fromUtf8 = new();
        fromUtf8.WriteStartElement("r");
        fromUtf8.WriteStartAttribute("a");
        fromUtf8.WriteText(utf8);
        fromUtf8.WriteEndAttribute();
        fromUtf8.WriteText(utf8);
        fromUtf8.WriteEndElement();
        Assert.Equal(expected, fromUtf8.WrittenSpan.ToArray());

        void Calls(XmlWriter writer)
        {
            writer.WriteStartElement("r");
            writer.WriteAttributeString("a", text);
            writer.WriteString(text);
            writer.WriteEndElement();
        }
    }
}
