using System.Globalization;
using System.Xml;
using Utws.Core.Xml;

namespace Utws.Tests.Xml.Writer;

/// <summary>Typed values, binary data and names as values.</summary>
public sealed class Utf8XmlWriterValueTests
{
    [Fact]
    public void Value_EachType_HasXmlConvertsText()
    {
        foreach (double value in new[] { 0.0, -0.0, 1.5, -1e300, 5e-324, 1 / 3.0, double.MaxValue, double.NaN, double.PositiveInfinity, double.NegativeInfinity })
        {
            WriterRuns.SameAsOld("<r>" + XmlConvert.ToString(value) + "</r>", WriterRuns.InRoot(w => w.WriteValue(value)));
            WriterRuns.SameAsOld("<r>" + XmlConvert.ToString((float)value) + "</r>", WriterRuns.InRoot(w => w.WriteValue((float)value)));
        }

        foreach (decimal value in new[] { 0m, -1.50m, decimal.MaxValue, decimal.MinValue, 0.0000000000000000000000000001m })
        {
            WriterRuns.SameAsOld("<r>" + XmlConvert.ToString(value) + "</r>", WriterRuns.InRoot(w => w.WriteValue(value)));
        }

        WriterRuns.SameAsOld("<r a=\"true\">false-1-9223372036854775808x</r>", WriterRuns.InRoot(w =>
        {
            w.WriteStartAttribute("a");
            w.WriteValue(value: true);
            w.WriteEndAttribute();
            w.WriteValue(value: false);
            w.WriteValue(-1);
            w.WriteValue(long.MinValue);
            w.WriteValue("x");
            w.WriteValue((string?)null);
        }));
    }

    [Fact]
    public void Value_DateTime_IsARoundTripText()
    {
        foreach (DateTimeKind kind in new[] { DateTimeKind.Unspecified, DateTimeKind.Utc, DateTimeKind.Local })
        {
            foreach (long ticks in new[] { 0, 1, 637135130450060000, 637135130451234567, DateTime.MaxValue.Ticks })
            {
                DateTime value = new(ticks, kind);
                WriterRuns.SameAsOld("<r>" + XmlConvert.ToString(value, XmlDateTimeSerializationMode.RoundtripKind) + "</r>", WriterRuns.InRoot(w => w.WriteValue(value)));
            }
        }
    }

    [Theory]
    [InlineData(0)]
    [InlineData(150)]
    [InlineData(-210)]
    [InlineData(840)]
    public void Value_DateTimeOffset_KeepsItsOffset(int minutes)
    {
        DateTimeOffset value = new(2020, 1, 2, 3, 4, 5, 678, TimeSpan.FromMinutes(minutes));
        WriterRuns.SameAsChecking("<r>" + XmlConvert.ToString(value) + "</r>", WriterRuns.InRoot(w => w.WriteValue(value)));
    }

    [Fact]
    public void Value_Objects_AreWrittenByTheirType() =>
        WriterRuns.SameAsOld("<r>1 2 true 1.5 urn:x</r>", WriterRuns.InRoot(w =>
        {
            w.WriteValue((object)new List<int> { 1, 2 });
            w.WriteValue((object)" ");
            w.WriteValue((object)true);
            w.WriteValue((object)" ");
            w.WriteValue((object)1.5m);
            w.WriteValue((object)" ");
            w.WriteValue((object)new Uri("urn:x"));
        }));

    [Fact]
    public void Base64_AnyPieces_GiveTheTextOfOneCall()
    {
        byte[] data = new byte[100];
        new Random(1).NextBytes(data);
        for (int piece = 1; piece < 12; piece++)
        {
            for (int length = 0; length < 40; length++)
            {
                WriterRuns.SameAsOld(
                    "<r a=\"" + Convert.ToBase64String(data, 0, length) + "\">" + Convert.ToBase64String(data, 0, length) + "</r>",
                    WriterRuns.InRoot(w =>
                    {
                        w.WriteStartAttribute("a");
                        InPieces(w, length, piece);
                        w.WriteEndAttribute();
                        w.WriteBase64([], 0, 0);
                        InPieces(w, length, piece);
                    }));
            }
        }

        void InPieces(XmlWriter writer, int length, int piece)
        {
            for (int at = 0; at < length; at += piece)
            {
                writer.WriteBase64(data, at, Math.Min(piece, length - at));
                writer.WriteString("");
            }
        }
    }

    [Fact]
    public void Base64_OtherTextBetween_EndsTheGroup() =>
        WriterRuns.SameAsOld("<r>AQ==x<a>AQ==</a>AQ==</r>", WriterRuns.InRoot(w =>
        {
            w.WriteBase64([1], 0, 1);
            w.WriteString("x");
            w.WriteStartElement("a");
            w.WriteBase64([1], 0, 1);
            w.WriteEndElement();
            w.WriteBase64([1], 0, 1);
        }));

    [Fact]
    public void BinHex_Bytes_AreUpperCase() =>
        WriterRuns.SameAsOld("<r a=\"0AFF\">AB</r>", WriterRuns.InRoot(w =>
        {
            w.WriteStartAttribute("a");
            w.WriteBinHex([9, 10, 255], 1, 2);
            w.WriteEndAttribute();
            w.WriteBinHex([0xAB], 0, 1);
        }));

    [Fact]
    public void NameAndNmToken_Valid_AreWritten() =>
        WriterRuns.SameAsOld("<r a=\"p:b\">b1:-b\u00E9</r>", WriterRuns.InRoot(w =>
        {
            w.WriteStartAttribute("a");
            w.WriteName("p:b");
            w.WriteEndAttribute();
            w.WriteName("b");
            w.WriteNmToken("1:-b\u00E9");
        }));

    [Fact]
    public void NameAndNmToken_Invalid_AreRefused()
    {
        foreach (string? name in new[] { null, "", "1b", "b:c:d", ":b", "b:", "b c" })
        {
            WriterRuns.Refused<ArgumentException>(WriterRuns.InRoot(w => w.WriteName(name!)));
        }

        foreach (string? token in new[] { null, "", "b c", "b<" })
        {
            WriterRuns.Refused<ArgumentException>(WriterRuns.InRoot(w => w.WriteNmToken(token!)));
        }
    }

    /// <summary>The fifth edition's names hold all of the fourth's, which the framework knows.</summary>
    [Fact]
    public void Names_EveryCharacter_AreThoseOfTheFifthEdition()
    {
        (int First, int Last)[] starts =
        [
            ('A', 'Z'), ('_', '_'), ('a', 'z'), (0xC0, 0xD6), (0xD8, 0xF6), (0xF8, 0x2FF), (0x370, 0x37D), (0x37F, 0x1FFF), (0x200C, 0x200D),
            (0x2070, 0x218F), (0x2C00, 0x2FEF), (0x3001, 0xD7FF), (0xF900, 0xFDCF), (0xFDF0, 0xFFFD), (0x10000, 0xEFFFF),
        ];
        (int First, int Last)[] others = [('-', '-'), ('.', '.'), ('0', '9'), (0xB7, 0xB7), (0x300, 0x36F), (0x203F, 0x2040)];
        for (int c = 0; c <= 0x10FFFF; c += c is > 0x10100 and < 0xEFF00 or > 0xF0100 and < 0x10FF00 ? 64 : 1)
        {
            if (c is >= 0xD800 and <= 0xDFFF)
            {
                continue;
            }

            string text = char.ConvertFromUtf32(c);
            bool start = Array.Exists(starts, range => c >= range.First && c <= range.Last);
            bool name = start || Array.Exists(others, range => c >= range.First && c <= range.Last);
            Assert.True(start == Utf8XmlWriterNames.IsNcName(text), c.ToString("X", CultureInfo.InvariantCulture));
            Assert.True(name == Utf8XmlWriterNames.IsNcName("a" + text), c.ToString("X", CultureInfo.InvariantCulture));
            if (text.Length == 1 && XmlConvert.IsNCNameChar(text[0]))
            {
                Assert.True(name);
            }
        }
    }
}
