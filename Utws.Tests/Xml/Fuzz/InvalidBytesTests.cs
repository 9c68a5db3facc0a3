using System.Text;
using Utws.Core.Xml;
using Utws.Tests.Xml.Suites;

namespace Utws.Tests.Xml.Fuzz;

/// <summary>XML 1.0, 4.3.3: bytes that are not in the document's encoding are a fatal error, wherever they stand.</summary>
public sealed class InvalidBytesTests
{
    /// <summary>Where a byte can stand, with the position of what stands for the star.</summary>
    private static readonly string[] s_places = ["<a>*</a>", "<a b='*'/>", "<a><!--*--></a>", "<a><?p *?></a>", "<a><![CDATA[*]]></a>", "<a*/>", "<a *=''/>", "<*/>"];

    /// <summary>RFC 3629, section 3: no overlong forms, no surrogates, nothing above U+10FFFF, no lone or missing continuation.</summary>
    [Theory]
    [InlineData("C080")] // U+0000 overlong
    [InlineData("C1BF")] // U+007F overlong
    [InlineData("C0BC")] // < overlong: would smuggle markup past a filter
    [InlineData("E08080")]
    [InlineData("E09FBF")] // U+07FF overlong
    [InlineData("F0808080")]
    [InlineData("F08FBFBF")] // U+FFFF overlong
    [InlineData("EDA080")] // U+D800
    [InlineData("EDBFBF")] // U+DFFF
    [InlineData("EDA0BDEDB880")] // CESU-8 of U+1F600
    [InlineData("F4908080")] // U+110000
    [InlineData("F5808080")]
    [InlineData("F888808080")] // five bytes, of the first UTF-8
    [InlineData("FE")]
    [InlineData("FF")]
    [InlineData("80")]
    [InlineData("BF")]
    [InlineData("C3")] // the continuation is missing
    [InlineData("E282")]
    [InlineData("F09F98")]
    [InlineData("C3C3A9")]
    public void Read_NotUtf8_IsRefusedAtItsFirstByte(string hex)
    {
        foreach (string place in s_places)
        {
            byte[] document = At(place, Convert.FromHexString(hex));
            EveryRoute.AssertRefuses(document, XmlError.InvalidBytes, 1, place.IndexOf('*', StringComparison.Ordinal) + 1);
        }
    }

    [Theory]
    [InlineData("C280")] // U+0080, the first of two bytes
    [InlineData("DFBF")]
    [InlineData("E0A080")] // U+0800, the first of three
    [InlineData("ED9FBF")] // U+D7FF
    [InlineData("EE8080")] // U+E000
    [InlineData("EFBFBD")] // U+FFFD
    [InlineData("F0908080")] // U+10000, the first of four
    [InlineData("F48FBFBF")] // U+10FFFF
    [InlineData("7F")]
    public void Read_EdgesOfUtf8_AreText(string hex)
    {
        byte[] character = Convert.FromHexString(hex);

        ReadOutcome outcome = EveryRoute.Read(At("<a>*</a>", character));

        Assert.Equal("S |a|\nT " + Encoding.UTF8.GetString(character) + "\nE\n", outcome.Events);
    }

    /// <summary>[2] Char: encoded rightly, but no character that a document may hold.</summary>
    [Theory]
    [InlineData("00")]
    [InlineData("01")]
    [InlineData("08")]
    [InlineData("0B")]
    [InlineData("0C")]
    [InlineData("0E")]
    [InlineData("1F")]
    [InlineData("EFBFBE")] // U+FFFE
    [InlineData("EFBFBF")] // U+FFFF
    public void Read_NotAChar_IsRefusedWhereItStands(string hex)
    {
        foreach (string place in s_places.Take(5))
        {
            byte[] document = At(place, Convert.FromHexString(hex));
            EveryRoute.AssertRefuses(document, XmlError.InvalidCharacter, 1, place.IndexOf('*', StringComparison.Ordinal) + 1);
        }
    }

    [Theory]
    [InlineData("C3")]
    [InlineData("F09F98")]
    public void Read_InputEndsWithinACharacter_IsRefusedAtItsFirstByte(string hex) =>
        EveryRoute.AssertRefuses([.. "<a>"u8, .. Convert.FromHexString(hex)], XmlError.InvalidBytes, 1, 4);

    /// <summary>Unicode, 3.9, D91: a surrogate code unit stands only in a pair, high before low.</summary>
    [Theory]
    [InlineData("D83D")]
    [InlineData("DE00")]
    [InlineData("DE00D83D")]
    [InlineData("D83DD83DDE00")]
    public void Read_LoneSurrogateInUtf16_IsRefusedAtItsUnit(string unitsInHex)
    {
        byte[] big = [0xFE, 0xFF, .. At16("<a>*</a>", unitsInHex)];
        EveryRoute.AssertRefuses(big, XmlError.InvalidBytes, 1, 4);
        EveryRoute.AssertRefuses(Swapped(big), XmlError.InvalidBytes, 1, 4);
    }

    [Fact]
    public void Read_Utf16_OddLastByte_IsRefused()
    {
        byte[] document = [0xFE, 0xFF, .. At16("<a/>*", ""), 0x20];
        EveryRoute.AssertRefuses(document, XmlError.InvalidBytes, 1, 5);
    }

    [Fact]
    public void Read_Utf16_PairIsOneCharacter()
    {
        ReadOutcome outcome = EveryRoute.Read([0xFE, 0xFF, .. At16("<a>*</a>", "D83DDE00")]);
        Assert.Equal("S |a|\nT \ud83d\ude00\nE\n", outcome.Events);
    }

    [Theory]
    [InlineData("FFFE")]
    [InlineData("FFFF")]
    [InlineData("0001")]
    public void Read_Utf16_NotAChar_IsRefusedWhereItStands(string unitsInHex) =>
        EveryRoute.AssertRefuses([0xFE, 0xFF, .. At16("<a>*</a>", unitsInHex)], XmlError.InvalidCharacter, 1, 4);

    private static byte[] At(string place, byte[] bytes)
    {
        string[] parts = place.Split('*');
        return [.. Encoding.UTF8.GetBytes(parts[0]), .. bytes, .. Encoding.UTF8.GetBytes(parts[1])];
    }

    private static byte[] At16(string place, string unitsInHex)
    {
        string[] parts = place.Split('*');
        return [.. Encoding.BigEndianUnicode.GetBytes(parts[0]), .. Convert.FromHexString(unitsInHex), .. Encoding.BigEndianUnicode.GetBytes(parts[1])];
    }

    private static byte[] Swapped(byte[] units)
    {
        byte[] swapped = new byte[units.Length];
        for (int i = 0; i < units.Length; i++)
        {
            swapped[i] = units[i ^ 1];
        }

        return swapped;
    }
}
