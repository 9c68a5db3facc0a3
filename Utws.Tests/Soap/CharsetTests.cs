using System.Text;
using Utws.Tests.Support;

namespace Utws.Tests.Soap;

/// <summary>
/// Which charset a body is read in (wire facts 5.1 to 5.10, and deviation (a)), each row over a socket. Whatever it is, the answer
/// is the one to the same text in UTF-8.
/// </summary>
public sealed class CharsetTests(DocumentedServer fixture) : IClassFixture<DocumentedServer>
{
    private const string Latin = "Grüße, été";
    private const string Japanese = "日本語 テスト";
    private const string Cyrillic = "Жук и лес";
    private const string Any = "ü Ж 日本 😀";

    // 5.8: any code page that Windows knows, in both versions.
    [Theory]
    [InlineData("utf-8", Any)]
    [InlineData("utf-16", Any)]
    [InlineData("utf-16le", Any)]
    [InlineData("utf-16be", Any)]
    [InlineData("unicode", Any)]
    [InlineData("utf-32", Any)]
    [InlineData("utf-32be", Any)]
    [InlineData("iso-8859-1", Latin)]
    [InlineData("latin1", Latin)]
    [InlineData("iso-8859-15", Latin + " 5 €")]
    [InlineData("windows-1252", Latin + " “€”")]
    [InlineData("windows-1251", Cyrillic)]
    [InlineData("koi8-r", Cyrillic)]
    [InlineData("shift_jis", Japanese)]
    [InlineData("euc-jp", Japanese)]
    [InlineData("iso-2022-jp", Japanese)]
    [InlineData("gb2312", "中文")]
    [InlineData("gb18030", Any)]
    [InlineData("big5", "中文")]
    [InlineData("ks_c_5601-1987", "한국어")]
    [InlineData("us-ascii", "plain")]
    public async Task KnownCharset_DecodesTheBody(string charset, string text)
    {
        foreach (EnvelopeVersion version in new[] { EnvelopeVersion.Soap11, EnvelopeVersion.Soap12 })
        {
            byte[] body = Encoding.GetEncoding(charset).GetBytes(Body(version, text));
            CheckAnswer(version, text, await SendAsync(version, "; charset=" + charset, body), charset);
        }
    }

    // 5.2: with a charset, the XML declaration is not looked at.
    [Theory]
    [InlineData("utf-16")]
    [InlineData("iso-8859-1")]
    [InlineData("nonsense")]
    public async Task Declaration_IsIgnoredBesideACharset(string declared)
    {
        foreach (EnvelopeVersion version in new[] { EnvelopeVersion.Soap11, EnvelopeVersion.Soap12 })
        {
            byte[] body = Encoding.UTF8.GetBytes(Declared(Body(version, Any), declared));
            CheckAnswer(version, Any, await SendAsync(version, "; charset=utf-8", body), declared);
        }
    }

    // 5.3: a byte order mark beats the charset, a wrong one, a right one, and one that nobody knows.
    [Theory]
    [InlineData("utf-8", "; charset=utf-16")]
    [InlineData("utf-8", "; charset=iso-8859-1")]
    [InlineData("utf-8", "; charset=foo")]
    [InlineData("utf-8", "; charset=utf-8")]
    [InlineData("utf-8", "")]
    [InlineData("utf-16", "; charset=utf-8")]
    [InlineData("utf-16", "; charset=utf-16")]
    [InlineData("utf-16", "; charset=utf-16be")]
    [InlineData("utf-16", "; charset=shift_jis")]
    [InlineData("utf-16be", "; charset=utf-8")]
    [InlineData("utf-16be", "; charset=utf-16")]
    [InlineData("utf-16be", "; charset=us-ascii")]
    [InlineData("utf-32", "; charset=utf-32")]
    [InlineData("utf-32", "; charset=utf-8")]
    [InlineData("utf-32", "; charset=utf-32BE")]
    [InlineData("utf-32BE", "; charset=utf-8")]
    [InlineData("utf-32BE", "; charset=utf-32")]
    public async Task ByteOrderMark_BeatsTheCharset(string encoding, string parameter)
    {
        foreach (EnvelopeVersion version in new[] { EnvelopeVersion.Soap11, EnvelopeVersion.Soap12 })
        {
            Encoding marked = Encoding.GetEncoding(encoding);
            byte[] body = [.. marked.GetPreamble(), .. marked.GetBytes(Declared(Body(version, Any), encoding))];
            CheckAnswer(version, Any, await SendAsync(version, parameter, body), encoding + parameter);
        }
    }

    // 5.4 with deviation (a), and 5.5: no charset, an empty one, or one that nobody knows. utf-7 is none: the framework no longer
    // reads it, as it hides markup from whoever looks at the bytes.
    [Theory]
    [InlineData("")]
    [InlineData("; charset=")]
    [InlineData("; charset=\"\"")]
    [InlineData("; charset=foo")]
    [InlineData("; charset=utf-7")]
    [InlineData("; charset=UTF-7")]
    [InlineData("; charset=unicode-1-1-utf-7")]
    [InlineData("; charset=utf-8x")]
    public async Task NoKnownCharset_IsWhatTheDocumentSays(string parameter)
    {
        foreach (EnvelopeVersion version in new[] { EnvelopeVersion.Soap11, EnvelopeVersion.Soap12 })
        {
            foreach ((string encoding, string text) in new[] { ("utf-8", Any + " +ADw-b+AD4-"), ("iso-8859-1", Latin), ("windows-1251", Cyrillic), ("shift_jis", Japanese) })
            {
                byte[] body = Encoding.GetEncoding(encoding).GetBytes(Declared(Body(version, text), encoding));
                CheckAnswer(version, text, await SendAsync(version, parameter, body), encoding + parameter);
            }

            byte[] undeclared = Encoding.UTF8.GetBytes(Body(version, Any).Replace(WireNames.Declaration, "", StringComparison.Ordinal));
            CheckAnswer(version, Any, await SendAsync(version, parameter, undeclared), "no declaration" + parameter);
        }
    }

    // 5.6: application/soap+xml without a charset is strict; 4.33, 5.7: elsewhere an invalid byte is U+FFFD.
    [Theory]
    [InlineData(EnvelopeVersion.Soap12, "", 400)]
    [InlineData(EnvelopeVersion.Soap12, "; charset=foo", 400)]
    [InlineData(EnvelopeVersion.Soap12, "; charset=utf-8", 200)]
    [InlineData(EnvelopeVersion.Soap11, "", 200)]
    [InlineData(EnvelopeVersion.Soap11, "; charset=utf-8", 200)]
    public async Task InvalidByte_IsReplacedOrRefused(EnvelopeVersion version, string parameter, int status)
    {
        byte[] body = Encoding.Latin1.GetBytes(Body(version, "a\u00FFb"));
        RawHttpResponse answer = await SendAsync(version, parameter, body);
        Assert.Equal(status, answer.Status);
        if (status == 200)
        {
            CheckAnswer(version, "a\uFFFDb", answer, parameter);
        }
    }

    // 5.8, V269: what is no ASCII was a question mark.
    [Fact]
    public async Task InvalidByteOfUsAscii_IsAQuestionMark() => CheckAnswer(
        EnvelopeVersion.Soap11,
        "a?b",
        await SendAsync(EnvelopeVersion.Soap11, "; charset=us-ascii", Encoding.Latin1.GetBytes(Body(EnvelopeVersion.Soap11, "a\u00FFb"))),
        "us-ascii");

    // 5.9
    [Theory]
    [InlineData("; charset=\"utf-16\"")]
    [InlineData("; charset='utf-16'")]
    [InlineData(";charset=utf-16")]
    [InlineData("; CHARSET=UTF-16")]
    [InlineData("; Charset=Utf-16")]
    [InlineData("; charset = \t\"UTF-16\" ")]
    [InlineData("; boundary=x; charset=utf-16; action=\"" + WireNames.Action + "\"")]
    public async Task Charset_IsReadHoweverItIsWritten(string parameter)
    {
        foreach (EnvelopeVersion version in new[] { EnvelopeVersion.Soap11, EnvelopeVersion.Soap12 })
        {
            CheckAnswer(version, Any, await SendAsync(version, parameter, Encoding.Unicode.GetBytes(Body(version, Any))), parameter);
        }
    }

    // 5.1: whatever else the client would like.
    [Fact]
    public async Task AcceptCharset_IsIgnored()
    {
        RawHttpResponse answer = await fixture.Server.SendAsync(RawHttpRequest
            .Soap(EnvelopeVersion.Soap11, Body(EnvelopeVersion.Soap11, Any)).With("Accept-Charset", "iso-8859-1, utf-8;q=0"));
        CheckAnswer(EnvelopeVersion.Soap11, Any, answer, "Accept-Charset");
    }

    private static string Body(EnvelopeVersion version, string text) =>
        RequestBody.OneSession(version, $"<productID>1</productID><version>{text}</version>");

    private static string Declared(string body, string encoding) =>
        body.Replace("encoding=\"utf-8\"", $"encoding=\"{encoding}\"", StringComparison.Ordinal);

    private Task<RawHttpResponse> SendAsync(EnvelopeVersion version, string parameter, byte[] body) => fixture.Server.SendAsync(
        RawHttpRequest.Soap(version, body).Without("Content-Type").With(
            "Content-Type", (version == EnvelopeVersion.Soap11 ? "text/xml" : "application/soap+xml") + parameter));

    // 5.1: in UTF-8 without a mark, and said so.
    private static void CheckAnswer(EnvelopeVersion version, string text, RawHttpResponse answer, string what)
    {
        PublishedSession session = new(new SessionRecord { ProductId = 1, Version = text }, "SummaryOnly", 1800000000);
        WireAssert.Answer(
            (200, WireNames.ContentTypeOf(version), "private, max-age=0", ExpectedAnswer.Success(version, AnswerForm.Documented, [session])),
            answer,
            $"{version} {what}");
    }
}
