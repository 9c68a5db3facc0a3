using System.Xml;
using Utws.Core.Xml;

namespace Utws.Tests.Xml.Reader;

/// <summary>Where XML 1.0 (fifth edition) is the judge because the framework's reader is not: by production.</summary>
public sealed class Utf8XmlReaderProductionTests
{
    // [4] NameStartChar, [4a] NameChar: the edges of each range of the fifth edition.
    [Theory]
    [InlineData("\u00C0", true, true)]
    [InlineData("\u00D7", false, false)]
    [InlineData("\u00F7", false, false)]
    [InlineData("\u02FF", true, true)]
    [InlineData("\u0300", false, true)]
    [InlineData("\u036F", false, true)]
    [InlineData("\u0370", true, true)]
    [InlineData("\u037E", false, false)]
    [InlineData("\u1FFF", true, true)]
    [InlineData("\u2000", false, false)]
    [InlineData("\u200B", false, false)]
    [InlineData("\u200C", true, true)]
    [InlineData("\u200E", false, false)]
    [InlineData("\u203F", false, true)]
    [InlineData("\u2041", false, false)]
    [InlineData("\u206F", false, false)]
    [InlineData("\u2070", true, true)]
    [InlineData("\u2190", false, false)]
    [InlineData("\u2C00", true, true)]
    [InlineData("\u2FF0", false, false)]
    [InlineData("\u3000", false, false)]
    [InlineData("\u3001", true, true)]
    [InlineData("\uD7FF", true, true)]
    [InlineData("\uE000", false, false)]
    [InlineData("\uF900", true, true)]
    [InlineData("\uFDD0", false, false)]
    [InlineData("\uFDF0", true, true)]
    [InlineData("\uFFFD", true, true)]
    [InlineData("\U00010000", true, true)]
    [InlineData("\U000EFFFF", true, true)]
    [InlineData("\U000F0000", false, false)]
    [InlineData("\u00B7", false, true)]
    [InlineData("-", false, true)]
    [InlineData(".", false, true)]
    [InlineData("9", false, true)]
    [InlineData("_", true, true)]
    [InlineData("@", false, false)]
    [InlineData("`", false, false)]
    [InlineData("{", false, false)]
    public void Name_EachRange_BeginsAndContinuesAsTheFifthEditionSays(string character, bool starts, bool continues)
    {
        foreach (string form in new[] { "<{0}/>  ", "<p:{0} xmlns:p='u'/>", "<a {0}='1'/>", "<a><?{0} ?></a>", "<a></{0}></a>" })
        {
            AssertName(starts, string.Format(System.Globalization.CultureInfo.InvariantCulture, form, character), XmlError.InvalidNameStart);
            AssertName(continues, string.Format(System.Globalization.CultureInfo.InvariantCulture, form, "a" + character), null);
        }
    }

    // [26] VersionNum: what the fifth edition reads as 1.0.
    [Theory]
    [InlineData("1.0", true)]
    [InlineData("1.1", true)]
    [InlineData("1.23", true)]
    [InlineData("1.", false)]
    [InlineData("1", false)]
    [InlineData("2.0", false)]
    [InlineData("1.0 ", false)]
    [InlineData("1.0?", false)]
    [InlineData("1.a", false)]
    [InlineData("01.0", false)]
    public void VersionNum_OnePointDigits_IsRead(string version, bool accepted)
    {
        using Utf8XmlReader reader = ReaderHarness.Open($"<?xml version='{version}'?><a/>");
        Assert.Equal(accepted ? XmlReadResult.EndOfDocument : XmlReadResult.Error, ReaderHarness.ReadToEnd(reader));
        Assert.Equal(accepted ? XmlError.None : XmlError.InvalidVersion, reader.Error);
    }

    // [2] Char, in every place that text can be in.
    [Theory]
    [InlineData('\u0000', false)]
    [InlineData('\u0008', false)]
    [InlineData('\u0009', true)]
    [InlineData('\u000B', false)]
    [InlineData('\u001F', false)]
    [InlineData('\u0020', true)]
    [InlineData('\u007F', true)]
    [InlineData('\u0085', true)]
    [InlineData('\u2028', true)]
    [InlineData('\uE000', true)]
    [InlineData('\uEFFF', true)]
    [InlineData('\uF000', true)]
    [InlineData('\uFFFD', true)]
    [InlineData('\uFFFE', false)]
    [InlineData('\uFFFF', false)]
    public void Char_EachEdge_IsReadOrRefusedEverywhere(char character, bool accepted)
    {
        foreach (string form in new[] { "<a>x{0}y</a>", "<a>{0}</a>", "<a b='x{0}y'/>", "<a><!--{0}--></a>", "<a><![CDATA[{0}]]></a>", "<a><?p x{0}y?></a>" })
        {
            string document = form.Replace("{0}", character.ToString(), StringComparison.Ordinal);
            using Utf8XmlReader reader = ReaderHarness.Open(document);
            Assert.Equal(accepted ? XmlReadResult.EndOfDocument : XmlReadResult.Error, ReaderHarness.ReadToEnd(reader));
            Assert.Equal(accepted ? XmlError.None : XmlError.InvalidCharacter, reader.Error);
        }

        using Utf8XmlReader reference = ReaderHarness.Open($"<a>&#{(int)character};</a>");
        ReaderHarness.ReadToEnd(reference);
        Assert.Equal(accepted ? XmlError.None : XmlError.InvalidReferencedCharacter, reference.Error);
    }

    // 2.11 and 3.3.3.
    [Theory]
    [InlineData("<a>\r\n\r\n\r\n\n\r</a>", "\n\n\n\n\n")]
    [InlineData("<a>&#13;\r&#13;&#10;</a>", "\r\n\r\n")]
    [InlineData("<a><![CDATA[\r\n\r]]></a>", "\n\n")]
    [InlineData("<a><!--\r\n\r--></a>", "\n\n")]
    [InlineData("<a><?p x\r\n\r?></a>", "x\n\n")]
    [InlineData("<a><![CDATA[\r&amp;&#x;]]></a>", "\n&amp;&#x;")]
    [InlineData("<a><!--\r&amp;&--></a>", "\n&amp;&")]
    [InlineData("<a><?p x\r&amp;&?></a>", "x\n&amp;&")]
    [InlineData("<a>&lt;&gt;&amp;&quot;&apos;&#x10FFFF;&#65533;</a>", "<>&\"'\U0010FFFF\uFFFD")]
    public void Value_LineEndsAndReferences_AreNormalised(string document, string value)
    {
        using Utf8XmlReader reader = ReaderHarness.Open(document);
        reader.TryRead();
        reader.TryRead();
        Assert.Equal(value, reader.Value);
    }

    [Theory]
    [InlineData("\r\n\t\n\r x", "     x")]
    [InlineData("&#13;&#10;&#9;&#32;", "\r\n\t ")]
    [InlineData("&#38;lt;&#60;", "&lt;<")]
    [InlineData("", "")]
    public void AttributeValue_WhiteSpaceAndReferences_AreNormalised(string raw, string value)
    {
        using Utf8XmlReader reader = ReaderHarness.Open($"<a b='{raw}'/>");
        reader.TryRead();
        Assert.Equal(value, reader.GetAttribute("b"));
    }

    // NSC: Attributes Unique: by the namespace name after normalisation, also beyond the pairwise check.
    [Theory]
    [InlineData(0)]
    [InlineData(30)]
    public void Attributes_SameExpandedName_AreRefusedHoweverManyThereAre(int others)
    {
        string padding = string.Concat(Enumerable.Range(0, others).Select(i => $" x{i}=''"));
        using Utf8XmlReader reader = ReaderHarness.Open($"<a xmlns:p='urn:n' xmlns:q='urn&#58;n' p:b='1'{padding} q:b='2'/>");
        Assert.Equal((XmlReadResult.Error, XmlError.DuplicateAttribute), (reader.TryRead(), reader.Error));
        Assert.StartsWith("'q:b' is a duplicate", reader.ErrorMessage, StringComparison.Ordinal);

        using Utf8XmlReader other = ReaderHarness.Open($"<a xmlns:p='urn:n' xmlns='urn:n' p:b='1'{padding} b='2'/>");
        Assert.Equal(XmlReadResult.Node, other.TryRead());
    }

    // 2.10: only the innermost declaration counts.
    [Fact]
    public void Whitespace_UnderPreserve_IsSignificant()
    {
        using Utf8XmlReader reader = ReaderHarness.Open("<a> <b xml:space='preserve'> <c xml:space='default'> </c> </b> </a>");
        List<XmlNodeType> types = [];
        while (reader.TryRead() == XmlReadResult.Node)
        {
            if (reader.NodeType is XmlNodeType.Whitespace or XmlNodeType.SignificantWhitespace)
            {
                types.Add(reader.NodeType);
            }
        }

        Assert.Equal(
            [XmlNodeType.Whitespace, XmlNodeType.SignificantWhitespace, XmlNodeType.Whitespace, XmlNodeType.SignificantWhitespace, XmlNodeType.Whitespace],
            types);
    }

    private static void AssertName(bool accepted, string document, XmlError? error)
    {
        using Utf8XmlReader reader = ReaderHarness.Open(document);
        ReaderHarness.ReadToEnd(reader);

        // An end tag that is a name does not match, which is what shows that it is one.
        bool isName = reader.Error is XmlError.None or XmlError.TagMismatch;
        Assert.Equal(accepted, isName);
        if (!accepted && error is { } expected)
        {
            Assert.Equal(expected, reader.Error);
        }
    }
}
