using System.Xml;
using Utws.Core.Xml;

namespace Utws.Tests.Xml.Writer;

/// <summary>Declaration, CDATA sections, comments, processing instructions, references, white space.</summary>
public sealed class Utf8XmlWriterMarkupTests
{
    [Fact]
    public void Declaration_Versions_AreTheOldRuntimes()
    {
        WriterRuns.SameAsOld("<?xml version=\"1.0\" encoding=\"utf-8\"?><r />", w => Document(w, w.WriteStartDocument));
        WriterRuns.SameAsOld("<?xml version=\"1.0\" encoding=\"utf-8\" standalone=\"yes\"?><r />", w => Document(w, () => w.WriteStartDocument(standalone: true)));
        WriterRuns.SameAsOld("<?xml version=\"1.0\" encoding=\"utf-8\" standalone=\"no\"?><r />", w => Document(w, () => w.WriteStartDocument(standalone: false)));

        static void Document(XmlWriter writer, Action start)
        {
            start();
            writer.WriteStartElement("r");
            writer.WriteEndDocument();
        }
    }

    [Theory]
    [InlineData("version=\"1.0\" encoding=\"utf-16\"", "")]
    [InlineData("version='1.0' encoding='iso-8859-1' standalone='yes' ", " standalone=\"yes\"")]
    [InlineData("version=\"1.0\" standalone=\"no\"", " standalone=\"no\"")]
    [InlineData(null, "")]
    public void Declaration_AsProcessingInstruction_IsThisWritersOwn(string? text, string standalone) =>
        Assert.Equal("<?xml version=\"1.0\" encoding=\"utf-8\"" + standalone + "?>", WriterRuns.Ours(w => w.WriteProcessingInstruction("xml", text)));

    [Fact]
    public void EndDocument_OpenElements_AreEnded() =>
        WriterRuns.SameAsChecking("<a><b x=\"\" /></a>", w =>
        {
            w.WriteStartElement("a");
            w.WriteStartElement("b");
            w.WriteStartAttribute("x");
            w.WriteEndDocument();
        });

    [Fact]
    public void DocType_Any_IsRefused() =>
        WriterRuns.Refused<NotSupportedException>(w => w.WriteDocType("r", null, null, null));

    [Fact]
    public void CData_EndOfSectionInIt_BecomesTwoSections()
    {
        WriterRuns.SameAsChecking("<r><![CDATA[x]]]]><![CDATA[>y]]]]><![CDATA[>]]></r>", WriterRuns.InRoot(w => w.WriteCData("x]]>y]]>")));
        WriterRuns.SameAsChecking("<r><![CDATA[]]><![CDATA[]]]><![CDATA[]>]]></r>", WriterRuns.InRoot(w =>
        {
            w.WriteCData(null);
            w.WriteCData("]");
            w.WriteCData("]>");
        }));
    }

    [Fact]
    public void CData_MarkupAndNewLines_AreNotEscaped() =>
        WriterRuns.SameAsOld("<r><![CDATA[<&>\"\r\n\u00E9]]></r>", WriterRuns.InRoot(w => w.WriteCData("<&>\"\r\n\u00E9")));

    [Theory]
    [InlineData("a--b-", "a- -b- ")]
    [InlineData("-", "- ")]
    [InlineData("--", "- - ")]
    [InlineData("---", "- - - ")]
    [InlineData("", "")]
    [InlineData(null, "")]
    [InlineData("<&>\"", "<&>\"")]
    public void Comment_HyphensThatMustNotStandThere_AreParted(string? text, string expected) =>
        WriterRuns.SameAsChecking("<!--" + expected + "--><r><!--" + expected + "--></r><!--" + expected + "-->", w =>
        {
            w.WriteComment(text);
            w.WriteStartElement("r");
            w.WriteComment(text);
            w.WriteEndElement();
            w.WriteComment(text);
        });

    [Theory]
    [InlineData("a?>b?", "a? >b?")]
    [InlineData("?>?>", "? >? >")]
    [InlineData("<&\"", "<&\"")]
    public void ProcessingInstruction_ItsEndInTheText_IsParted(string text, string expected) =>
        WriterRuns.SameAsChecking("<?p " + expected + "?><r><?p " + expected + "?></r><?p " + expected + "?>", w =>
        {
            w.WriteProcessingInstruction("p", text);
            w.WriteStartElement("r");
            w.WriteProcessingInstruction("p", text);
            w.WriteEndElement();
            w.WriteProcessingInstruction("p", text);
        });

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    public void ProcessingInstruction_WithoutText_KeepsTheSpace(string? text) =>
        WriterRuns.SameAsOld("<r><?p ?></r>", WriterRuns.InRoot(w => w.WriteProcessingInstruction("p", text)));

    [Theory]
    [InlineData("")]
    [InlineData("1")]
    [InlineData("p:q")]
    [InlineData("XML")]
    [InlineData("Xml")]
    [InlineData("xml")]
    public void ProcessingInstruction_TargetThatIsNoneHere_IsRefused(string target)
    {
        if (target == "xml")
        {
            // The place of the declaration is past.
            WriterRuns.Refused<InvalidOperationException>(WriterRuns.InRoot(w => w.WriteProcessingInstruction(target, "")));
        }
        else
        {
            WriterRuns.RefusedAsChecking<ArgumentException>(WriterRuns.InRoot(w => w.WriteProcessingInstruction(target, "")));
        }
    }

    [Theory]
    [InlineData(0x00)]
    [InlineData(0x08)]
    [InlineData(0x0B)]
    [InlineData(0x0C)]
    [InlineData(0x0E)]
    [InlineData(0x1F)]
    [InlineData(0xFFFE)]
    [InlineData(0xFFFF)]
    public void Markup_CharacterOutsideXml_IsRefused(int character)
    {
        string text = "x" + (char)character;
        WriterRuns.RefusedAsChecking<ArgumentException>(WriterRuns.InRoot(w => w.WriteComment(text)));
        WriterRuns.RefusedAsChecking<ArgumentException>(WriterRuns.InRoot(w => w.WriteCData(text)));
        WriterRuns.RefusedAsChecking<ArgumentException>(WriterRuns.InRoot(w => w.WriteProcessingInstruction("p", text)));
    }

    [Fact]
    public void References_Characters_AreUpperCaseHex() =>
        WriterRuns.SameAsOld("<r a=\"&#x61;\">&#x1;&#xE9;&#xFFFE;&#x1F600;&#x10FFFF;</r>", WriterRuns.InRoot(w =>
        {
            w.WriteStartAttribute("a");
            w.WriteCharEntity('a');
            w.WriteEndAttribute();
            w.WriteCharEntity('\u0001');
            w.WriteCharEntity('\u00E9');
            w.WriteCharEntity('\uFFFE');
            w.WriteSurrogateCharEntity('\uDE00', '\uD83D');
            w.WriteSurrogateCharEntity('\uDFFF', '\uDBFF');
        }));

    [Fact]
    public void References_HalfASurrogatePair_IsRefused()
    {
        WriterRuns.RefusedAsChecking<ArgumentException>(WriterRuns.InRoot(w => w.WriteCharEntity('\uD800')));
        WriterRuns.RefusedAsChecking<ArgumentException>(WriterRuns.InRoot(w => w.WriteCharEntity('\uDC00')));
        WriterRuns.RefusedAsChecking<ArgumentException>(WriterRuns.InRoot(w => w.WriteSurrogateCharEntity('b', '\uD83D')));
        WriterRuns.RefusedAsChecking<ArgumentException>(WriterRuns.InRoot(w => w.WriteSurrogateCharEntity('\uDE00', 'b')));
    }

    [Fact]
    public void References_PredefinedEntities_AreWritten() =>
        WriterRuns.SameAsOld("<r a=\"&lt;&quot;\">&gt;&amp;&apos;</r>", WriterRuns.InRoot(w =>
        {
            w.WriteStartAttribute("a");
            w.WriteEntityRef("lt");
            w.WriteEntityRef("quot");
            w.WriteEndAttribute();
            w.WriteEntityRef("gt");
            w.WriteEntityRef("amp");
            w.WriteEntityRef("apos");
        }));

    [Theory]
    [InlineData("nosuch")]
    [InlineData("f o")]
    [InlineData("")]
    [InlineData(null)]
    public void References_OtherEntities_AreRefused(string? name) =>
        WriterRuns.Refused<ArgumentException>(WriterRuns.InRoot(w => w.WriteEntityRef(name!)));

    [Fact]
    public void WhiteSpace_Anywhere_IsEscapedInAttributesOnly() =>
        WriterRuns.SameAsOld("\r\n\t <r a=\"&#xD;&#xA;\t \">\r\n\t </r>\r\n\t ", w =>
        {
            w.WriteWhitespace("\r\n\t ");
            w.WriteStartElement("r");
            w.WriteStartAttribute("a");
            w.WriteWhitespace("\r\n\t ");
            w.WriteEndAttribute();
            w.WriteWhitespace("\r\n\t ");
            w.WriteEndElement();
            w.WriteWhitespace("\r\n\t ");
        });

    [Theory]
    [InlineData(" x")]
    [InlineData("\u00A0")]
    [InlineData("\u0085")]
    [InlineData("\f")]
    public void WhiteSpace_OtherCharacters_AreRefused(string text) =>
        WriterRuns.RefusedAsChecking<ArgumentException>(WriterRuns.InRoot(w => w.WriteWhitespace(text)));

    [Fact]
    public void Settings_Asked_SayWhatTheWriterDoesAndCannotBeChanged()
    {
        using Utf8XmlWriter writer = new();
        XmlWriterSettings settings = writer.Settings;
        Assert.Equal(ConformanceLevel.Document, settings.ConformanceLevel);
        Assert.Empty(settings.Encoding.GetPreamble());
        Assert.Equal("utf-8", settings.Encoding.WebName);
        Assert.False(settings.Indent);
        Assert.False(settings.OmitXmlDeclaration);
        Assert.Equal(NewLineHandling.None, settings.NewLineHandling);
        Assert.True(settings.Async);
        Assert.Throws<XmlException>(() => settings.Indent = true);
    }
}
