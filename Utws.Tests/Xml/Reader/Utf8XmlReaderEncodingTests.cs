using System.Text;
using Utws.Core.Xml;

namespace Utws.Tests.Xml.Reader;

/// <summary>XML 1.0, 4.3.3 and appendix F: which encoding a document is in, and what becomes of bytes that mean nothing in it.</summary>
public sealed class Utf8XmlReaderEncodingTests
{
    private const string Body = "<a b='\u00e9\u20ac'>\u00fc \u4e2d \U0001F600</a>";
    private const string WesternBody = "<a b='\u00e9'>\u00fc \u00df</a>";

    [Theory]
    [InlineData("utf-8", true)]
    [InlineData("utf-16", true)]
    [InlineData("utf-16BE", true)]
    [InlineData("utf-32", true)]
    [InlineData("utf-32BE", true)]
    [InlineData("utf-8", false)]
    public void TryRead_MarkedOrUtf8_IsDetected(string encodingName, bool mark)
    {
        Encoding encoding = Encoding.GetEncoding(encodingName);
        AssertReads(Body, [.. mark ? encoding.GetPreamble() : [], .. encoding.GetBytes(Body)]);
    }

    [Theory]
    [InlineData("utf-16", "utf-16")]
    [InlineData("utf-16BE", "UTF-16")]
    [InlineData("utf-16BE", "utf-16be")]
    [InlineData("utf-16", "iso-10646-ucs-2")]
    [InlineData("utf-32BE", "utf-32BE")]
    public void TryRead_UnmarkedWideDocument_IsDetectedByItsFirstCharacters(string encodingName, string label)
    {
        string document = $"<?xml version='1.0' encoding='{label}'?>{Body}";
        AssertReads(document, Encoding.GetEncoding(encodingName).GetBytes(document));
    }

    [Theory]
    [InlineData("iso-8859-1")]
    [InlineData("ISO-8859-15")]
    [InlineData("windows-1252")]
    [InlineData("iso-8859-2")]
    [InlineData("utf-8")]
    [InlineData("UTF8")]
    public void TryRead_DeclaredEncoding_IsTranscoded(string label)
    {
        const string Text = "<a b='\u00e9'>\u00fc \u00df</a>";
        string document = $"<?xml version=\"1.0\" encoding=\"{label}\"?>{Text}";
        Encoding encoding = string.Equals(label, "UTF8", StringComparison.Ordinal) ? Encoding.UTF8 : Encoding.GetEncoding(label);
        AssertReads(document, encoding.GetBytes(document));
    }

    [Theory]
    [InlineData("shift_jis", "\u65e5\u672c\u8a9e")]
    [InlineData("euc-jp", "\u65e5\u672c\u8a9e")]
    [InlineData("gb18030", "\u4e2d\u6587\U00020000")]
    [InlineData("koi8-r", "\u0440\u0443\u0441")]
    public void TryRead_DeclaredCodePage_IsTranscoded(string label, string text)
    {
        string document = $"<?xml version=\"1.0\" encoding=\"{label}\"?><{text} a='{text}'>{text}</{text}>";
        AssertReads(document, Encoding.GetEncoding(label).GetBytes(document));
    }

    [Theory]
    [InlineData("utf-8")]
    [InlineData("utf-16")]
    [InlineData("utf-16BE")]
    [InlineData("windows-1252")]
    [InlineData("iso-8859-1")]
    [InlineData("us-ascii")]
    public void TryRead_ExternalEncoding_IgnoresTheDeclaration(string external)
    {
        Encoding encoding = Encoding.GetEncoding(external);
        string text = string.Equals(external, "us-ascii", StringComparison.Ordinal) ? "<a>b</a>" : WesternBody;
        string document = "<?xml version='1.0' encoding='nonsense!'?>" + text;
        AssertReads(document, encoding.GetBytes(document), new XmlInputEncoding(encoding, false));
    }

    [Theory]
    [InlineData("utf-8")]
    [InlineData("utf-16")]
    [InlineData("utf-16BE")]
    public void TryRead_ByteOrderMark_BeatsTheExternalEncoding(string marked)
    {
        Encoding encoding = Encoding.GetEncoding(marked);
        byte[] document = [.. encoding.GetPreamble(), .. encoding.GetBytes(Body)];
        AssertReads(Body, document, new XmlInputEncoding(Encoding.Latin1, false));
    }

    [Theory]
    [InlineData("<?xml version='1.0' encoding='utf-16'?><a/>", XmlError.MissingByteOrderMark)]
    [InlineData("\uFEFF<?xml version='1.0' encoding='utf-16'?><a/>", XmlError.MissingByteOrderMark)]
    [InlineData("<?xml version='1.0' encoding='x-none'?><a/>", XmlError.UnknownEncoding)]
    [InlineData("<?xml version='1.0' encoding='utf-7'?><a/>", XmlError.UnknownEncoding)]
    [InlineData("<?xml version='1.0' encoding='utf-32'?><a/>", XmlError.EncodingMismatch)]
    [InlineData("<?xml version='1.0' encoding='IBM037'?><a/>", XmlError.EncodingMismatch)]
    [InlineData("\uFEFF<?xml version='1.0' encoding='windows-1252'?><a/>", XmlError.EncodingMismatch)]
    public void TryRead_DeclaredEncodingThatItIsNotIn_IsRefused(string document, XmlError error)
    {
        using Utf8XmlReader reader = ReaderHarness.Open(document);
        ReaderHarness.ReadToEnd(reader);
        Assert.Equal(error, reader.Error);
    }

    [Theory]
    [InlineData("utf-16", "utf-8", "Name cannot begin with the '.' character, hexadecimal value 0x00. Line 1, position 40.")]
    [InlineData("utf-16BE", "utf-8", "The document is not in the encoding 'utf-8' that it declares. Line 1, position 31.")]
    [InlineData("utf-16", "utf-16BE", "Name cannot begin with the '.' character, hexadecimal value 0x00. Line 1, position 43.")]
    public void TryRead_Utf16ThatDeclaresAnother_IsRefusedInTheOldWords(string encodingName, string label, string message)
    {
        Encoding encoding = Encoding.GetEncoding(encodingName);
        byte[] document = [.. encoding.GetPreamble(), .. encoding.GetBytes($"<?xml version=\"1.0\" encoding=\"{label}\"?><a/>")];
        string trace = ReaderHarness.Trace(document);
        Assert.StartsWith(nameof(XmlError.EncodingMismatch), trace, StringComparison.Ordinal);
        Assert.EndsWith(message, trace, StringComparison.Ordinal);
        Assert.Equal(trace, ReaderHarness.Trace(document, 1));
    }

    [Theory]
    [InlineData("3C 61 3E 80 3C", 3)] // a continuation byte alone
    [InlineData("3C 61 3E C0 80 3C", 3)] // overlong NUL
    [InlineData("3C 61 3E E0 80 80 3C", 3)] // overlong
    [InlineData("3C 61 3E ED A0 80 3C", 3)] // half a surrogate pair
    [InlineData("3C 61 3E F4 90 80 80 3C", 3)] // beyond U+10FFFF
    [InlineData("3C 61 3E 41 E2 82 3C", 4)] // cut short
    [InlineData("3C 61 3E F0 9F 98", 3)] // cut short by the end
    [InlineData("3C 61 FF 3E", 2)] // in a name
    [InlineData("3C 61 20 62 3D 27 FE 27 3E", 6)] // in an attribute
    [InlineData("3C 61 3E 3C 21 2D 2D FF 2D 2D 3E", 7)] // in a comment
    public void TryRead_InvalidUtf8_IsRefusedAtItsPlace(string hex, int position)
    {
        byte[] document = Convert.FromHexString(hex.Replace(" ", string.Empty, StringComparison.Ordinal));
        using Utf8XmlReader reader = ReaderHarness.Open(document);
        ReaderHarness.ReadToEnd(reader);
        Assert.Equal((XmlError.InvalidBytes, (long)position), (reader.Error, reader.ErrorBytePosition));
        Assert.Equal(ReaderHarness.Trace(document), ReaderHarness.Trace(document, 1));
    }

    [Fact]
    public void TryRead_InvalidUtf8_StillGivesTheNodesBefore()
    {
        using Utf8XmlReader reader = ReaderHarness.Open([.. "<a><b/>text</a><!--"u8, 0xFF]);
        Assert.Equal(
            [XmlReadResult.Node, XmlReadResult.Node, XmlReadResult.Node, XmlReadResult.Node, XmlReadResult.Error],
            Enumerable.Range(0, 5).Select(_ => reader.TryRead()));
    }

    [Theory]
    [InlineData("3C 61 3E 80 C0 80 41 E2 82 3C 2F 61 3E", "\uFFFD\uFFFD\uFFFDA\uFFFD")]
    [InlineData("3C 61 3E F0 9F 98 41 F4 90 80 80 3C 2F 61 3E", "\uFFFDA\uFFFD\uFFFD\uFFFD\uFFFD")]
    public void TryRead_ReplacingInvalidUtf8_PutsWhatTheFrameworkPuts(string hex, string text)
    {
        byte[] document = Convert.FromHexString(hex.Replace(" ", string.Empty, StringComparison.Ordinal));
        Assert.Equal($"<a>{text}</a>", Encoding.UTF8.GetString(document));
        XmlInputEncoding encoding = new(Encoding.UTF8, ReplaceInvalidBytes: true);
        string expected = ReaderHarness.Trace($"<a>{text}</a>");
        Assert.Equal(expected, ReaderHarness.Trace(document, encoding));
        Assert.Equal(expected, ReaderHarness.Trace(document, 1, encoding));
    }

    [Fact]
    public void TryRead_ReplacingAsciisInvalidBytes_PutsQuestionMarks()
    {
        XmlInputEncoding encoding = new(Encoding.ASCII, ReplaceInvalidBytes: true);
        Assert.Equal(ReaderHarness.Trace("<a>??</a>"), ReaderHarness.Trace(ReaderHarness.Utf8("<a>\u00e9</a>"), encoding));
    }

    [Fact]
    public void TryRead_TranscodedInvalidBytes_AreRefusedAtTheirPlace()
    {
        byte[] halfPair = [0xFF, 0xFE, .. Encoding.Unicode.GetBytes("<a>x"), 0x00, 0xD8, .. Encoding.Unicode.GetBytes("</a>")];
        AssertInvalid(halfPair, default, 5);
        AssertInvalid([0xFF, 0xFE, .. Encoding.Unicode.GetBytes("<a/>"), 0x20], default, 5);
        AssertInvalid(ReaderHarness.Utf8("<a>\u00e9</a>"), new XmlInputEncoding(Encoding.ASCII, false), 4);
        AssertInvalid(ReaderHarness.Utf8("<?xml version='1.0' encoding='us-ascii'?><a>\u00e9</a>"), default, 45);

        // U+FFFF is encoded well, but it is no character of XML: another reason.
        using Utf8XmlReader reader = ReaderHarness.Open([0xFF, 0xFE, .. Encoding.Unicode.GetBytes("<a>\uFFFF</a>")]);
        ReaderHarness.ReadToEnd(reader);
        Assert.Equal(XmlError.InvalidCharacter, reader.Error);

        static void AssertInvalid(byte[] document, XmlInputEncoding encoding, int column)
        {
            using Utf8XmlReader reader = ReaderHarness.Open(document, encoding: encoding);
            ReaderHarness.ReadToEnd(reader);
            Assert.Equal((XmlError.InvalidBytes, 1, column), (reader.Error, reader.ErrorLineNumber, reader.ErrorLinePosition));
            Assert.Equal(ReaderHarness.Trace(document, encoding), ReaderHarness.Trace(document, 1, encoding));
        }
    }

    [Fact]
    public void TryRead_LongTranscodedDocument_IsTheSameInAnyPieces()
    {
        string document = "<?xml version='1.0' encoding='utf-16'?><a>" + string.Concat(Enumerable.Repeat("\u00e9\U0001F600\u4e2d<b/>", 5000)) + "</a>";
        byte[] bytes = [0xFE, 0xFF, .. Encoding.BigEndianUnicode.GetBytes(document)];
        string whole = ReaderHarness.Trace(bytes);
        Assert.EndsWith("end", whole, StringComparison.Ordinal);
        Assert.Equal(whole, ReaderHarness.Trace(bytes, 1));
        Assert.Equal(whole, ReaderHarness.Trace(bytes, 4097));
    }

    private static void AssertReads(string document, byte[] bytes, XmlInputEncoding encoding = default)
    {
        // The same text in UTF-8, whose label is then the transport's: only the label differs.
        string expected = ReaderHarness.Trace(ReaderHarness.Utf8(document), new XmlInputEncoding(Encoding.UTF8, false));
        Assert.EndsWith("end", expected, StringComparison.Ordinal);
        Assert.Equal(expected, ReaderHarness.Trace(bytes, encoding));
        for (int pieceBytes = 1; pieceBytes < 8; pieceBytes++)
        {
            Assert.Equal(expected, ReaderHarness.Trace(bytes, pieceBytes, encoding));
        }
    }
}
