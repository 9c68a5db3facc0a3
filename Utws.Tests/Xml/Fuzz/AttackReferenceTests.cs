using System.Globalization;
using System.Text;
using Utws.Core.Xml;
using Utws.Tests.Xml.Suites;

namespace Utws.Tests.Xml.Fuzz;

/// <summary>XML 1.0, 4.1 and 4.6: what a reference may name.</summary>
public sealed class AttackReferenceTests
{
    [Theory]
    [InlineData("&#9;", 0x9)]
    [InlineData("&#xA;", 0xA)]
    [InlineData("&#13;", 0xD)]
    [InlineData("&#x20;", 0x20)]
    [InlineData("&#x7F;", 0x7F)]
    [InlineData("&#xD7FF;", 0xD7FF)]
    [InlineData("&#xE000;", 0xE000)]
    [InlineData("&#xFFFD;", 0xFFFD)]
    [InlineData("&#x10000;", 0x10000)]
    [InlineData("&#x10ffff;", 0x10FFFF)]
    [InlineData("&#0000000000000000000065;", 'A')]
    [InlineData("&#x0000000000000000000041;", 'A')]
    [InlineData("&lt;", '<')]
    [InlineData("&gt;", '>')]
    [InlineData("&amp;", '&')]
    [InlineData("&quot;", '"')]
    [InlineData("&apos;", '\'')]
    public void Read_ReferenceToACharacter_IsThatCharacter(string reference, int codePoint)
    {
        string character = char.ConvertFromUtf32(codePoint).Replace("\t", "\\t", StringComparison.Ordinal)
            .Replace("\n", "\\n", StringComparison.Ordinal).Replace("\r", "\\r", StringComparison.Ordinal);

        Assert.Equal($"S |a|\nT {character}\nE\n", EveryRoute.Read($"<a>{reference}</a>").Events);
        Assert.Equal($"S |a|\nA |b||{character}\nE\n", EveryRoute.Read($"<a b='{reference}'/>").Events);
    }

    /// <summary>WFC: Legal Character.</summary>
    [Theory]
    [InlineData("&#0;")]
    [InlineData("&#x0;")]
    [InlineData("&#8;")]
    [InlineData("&#x1F;")]
    [InlineData("&#xD800;")]
    [InlineData("&#xDFFF;")]
    [InlineData("&#xD83D;&#xDE00;")] // two halves are not a character
    [InlineData("&#xFFFE;")]
    [InlineData("&#xFFFF;")]
    [InlineData("&#x110000;")]
    [InlineData("&#1114112;")]
    [InlineData("&#x7FFFFFFF;")]
    public void Read_ReferenceToNoCharacter_IsRefused(string reference)
    {
        Assert.Equal(nameof(XmlError.InvalidReferencedCharacter), EveryRoute.Read($"<a>{reference}</a>").Reason);
        Assert.Equal(nameof(XmlError.InvalidReferencedCharacter), EveryRoute.Read($"<a b='{reference}'/>").Reason);
    }

    /// <summary>Numbers that wrap around in 32 or 64 bits to a legal character.</summary>
    [Theory]
    [InlineData("&#4294967361;")]
    [InlineData("&#x100000041;")]
    [InlineData("&#18446744073709551681;")]
    [InlineData("&#x10000000000000041;")]
    public void Read_ReferenceThatOverflows_IsRefused(string reference) =>
        Assert.Equal(nameof(XmlError.ReferenceOverflow), EveryRoute.Read($"<a>{reference}</a>").Reason);

    [Theory]
    [InlineData("&#;", XmlError.InvalidDecimalReference)]
    [InlineData("&#x;", XmlError.InvalidHexadecimalReference)]
    [InlineData("&#X41;", XmlError.InvalidDecimalReference)]
    [InlineData("&# 65;", XmlError.InvalidDecimalReference)]
    [InlineData("&#-1;", XmlError.InvalidDecimalReference)]
    [InlineData("&#6A;", XmlError.InvalidDecimalReference)]
    [InlineData("&#x4G;", XmlError.InvalidHexadecimalReference)]
    [InlineData("&;", XmlError.InvalidEntityName)]
    [InlineData("& ", XmlError.InvalidEntityName)]
    [InlineData("&amp ", XmlError.ExpectedSemicolon)]
    [InlineData("&AMP;", XmlError.UndeclaredEntity)]
    [InlineData("&nbsp;", XmlError.UndeclaredEntity)]
    public void Read_NoReference_IsRefused(string reference, XmlError reason)
    {
        Assert.Equal(reason.ToString(), EveryRoute.Read($"<a>{reference}</a>").Reason);
        Assert.Equal(reason.ToString(), EveryRoute.Read($"<a b='{reference}'/>").Reason);
    }

    /// <summary>4.4.2: what a reference brings in is text, never markup.</summary>
    [Fact]
    public void Read_ReferencesThatSpellMarkup_AreText() =>
        Assert.Equal("S |a|\nT <b/>]]>&lt;\nE\n", EveryRoute.Read("<a>&#60;b/&#62;]]&#62;&#38;lt;</a>").Events);

    /// <summary>3.3.3: white space that was written as a reference stays as it is; a literal one becomes a blank.</summary>
    [Fact]
    public void Read_AttributeWhiteSpace_IsNormalisedUnlessReferenced() =>
        Assert.Equal("S |a|\nA |b||1 2 3 4 5\\t6\\n7\\r8\nE\n", EveryRoute.Read("<a b='1\t2\n3\r\n4\r5&#9;6&#10;7&#13;8'/>").Events);

    /// <summary>2.11: each line end is one line feed, also where pieces part carriage return and line feed.</summary>
    [Fact]
    public void Read_LineEnds_AreLineFeedsUnlessReferenced() =>
        Assert.Equal("S |a|\nT 1\\n2\\n3\\n\\n4\\r\\n5\nE\n", EveryRoute.Read("<a>1\r\n2\r3\n\r4&#13;\n5</a>").Events);

    /// <summary>All code points, as [2] Char says, by reference and as themselves.</summary>
    [Fact]
    public void Read_EveryCodePoint_IsAcceptedIfItIsAChar()
    {
        using Utf8XmlReader reader = new();
        for (int codePoint = 0; codePoint <= 0x110010; codePoint += codePoint is > 0x10010 and < 0x10FF00 ? 0xFF : 1)
        {
            bool isChar = codePoint is 0x9 or 0xA or 0xD or (>= 0x20 and <= 0xD7FF) or (>= 0xE000 and <= 0xFFFD) or (>= 0x10000 and <= 0x10FFFF);
            string reference = string.Create(CultureInfo.InvariantCulture, $"<a>&#{codePoint};</a>");
            Assert.True(PushFace.Read(reader, Encoding.UTF8.GetBytes(reference)).Accepts == isChar, reference);
            if (Rune.IsValid(codePoint) && codePoint is not '<' and not '&')
            {
                string literal = "<a>" + new Rune(codePoint) + "</a>";
                Assert.True(PushFace.Read(reader, Encoding.UTF8.GetBytes(literal)).Accepts == isChar, reference + " as itself");
            }
        }
    }
}
