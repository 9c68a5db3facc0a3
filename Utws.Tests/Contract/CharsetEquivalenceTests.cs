using System.Globalization;
using System.Text;
using Utws.Core.Contract;
using Utws.Core.Soap;
using Utws.Tests.Support;

namespace Utws.Tests.Contract;

/// <summary>
/// A body in any charset is answered like the same text in UTF-8, as the framework's encoding decodes it: whole and cut at every
/// byte, with characters of many bytes cut through, and with bytes that mean nothing.
/// </summary>
public sealed class CharsetEquivalenceTests
{
    private const int Rounds = 40;

    private readonly OracleDecider _decider = new();

    public static TheoryData<string> Charsets =>
    [
        "utf-16", "utf-16be", "utf-32", "utf-32be", "iso-8859-1", "iso-8859-15", "windows-1252", "koi8-r",
        "shift_jis", "euc-jp", "iso-2022-jp", "gb2312", "gb18030", "big5", "euc-kr",
    ];

    [Theory]
    [MemberData(nameof(Charsets))]
    public void Text_CutAtEveryByte_IsAnsweredAsInUtf8(string charset)
    {
        Encoding encoding = Encoding.GetEncoding(charset);
        string text = Body(string.Concat("aüßЖ日本語中文한국😀€".EnumerateRunes().Where(r => Survives(encoding, r.ToString()))));
        byte[] body = encoding.GetBytes(text);
        using SoapProcessor processor = new(new SoapProcessorOptions());
        SoapAnswer expected = Run(processor, "utf-8", [Encoding.UTF8.GetBytes(text)]);
        Assert.Equal(200, expected.StatusCode);
        foreach (ReadOnlyMemory<byte>[] pieces in SplitBody.AtEveryPoint(body))
        {
            CheckSame(expected, Run(processor, charset, pieces), string.Create(CultureInfo.InvariantCulture, $"{charset} cut after byte {pieces[0].Length}"));
        }

        CheckSame(expected, Run(processor, charset, SplitBody.OneByteAtATime(body)), charset + " one byte a piece");
    }

    // Random characters, and in every other round some bytes of the text replaced: what the encoding makes of them, an end tag
    // swallowed by a lead byte included, is what the answer is about.
    [Theory]
    [MemberData(nameof(Charsets))]
    public void RandomText_IsAnsweredAsWhatTheEncodingDecodes(string charset)
    {
        Random random = new(20261125);
        Encoding encoding = Encoding.GetEncoding(charset);
        using SoapProcessor processor = new(new SoapProcessorOptions());
        for (int round = 0; round < Rounds; round++)
        {
            byte[] body = encoding.GetBytes(Body(RandomText(random, encoding)));
            if (round % 2 == 1)
            {
                Damage(random, body);
            }

            string what = string.Create(CultureInfo.InvariantCulture, $"{charset}, round {round}");
            SoapAnswer expected = Run(processor, "utf-8", [Encoding.UTF8.GetBytes(encoding.GetString(body))]);
            int cut = random.Next(1, body.Length);
            CheckSame(expected, Run(processor, charset, [body]), what);
            CheckSame(expected, Run(processor, charset, [body.AsMemory(0, cut), body.AsMemory(cut)]), what + " cut");
        }
    }

    private static string RandomText(Random random, Encoding encoding)
    {
        StringBuilder text = new();
        while (text.Length < 40)
        {
            int code = random.Next(4) switch
            {
                0 => random.Next(0x20, 0x7F),
                1 => random.Next(0xA0, 0x500),
                2 => random.Next(0x3040, 0x9FA0),
                _ => random.Next(0x1F300, 0x1F600),
            };
            string character = char.ConvertFromUtf32(code);
            if (character is not ("<" or "&" or ">") && Survives(encoding, character))
            {
                _ = text.Append(character);
            }
        }

        return text.ToString();
    }

    // Beyond the first 200 bytes: the envelope's start tag stays, or all rounds would end in the same fault.
    private static void Damage(Random random, byte[] body)
    {
        const int Kept = 200;
        for (int i = 0; i < 3; i++)
        {
            body[random.Next(Kept, body.Length)] = (byte)random.Next(256);
        }
    }

    private static bool Survives(Encoding encoding, string text) => encoding.GetString(encoding.GetBytes(text)) == text;

    private static string Body(string text) => ProcessorRun.Envelope11(
        ProcessorRun.Operation($"<sessions><SessionInfo><productID>1</productID><version>{text}</version></SessionInfo></sessions>"));

    private static void CheckSame(SoapAnswer expected, SoapAnswer actual, string what)
    {
        Assert.True(expected.StatusCode == actual.StatusCode, $"{what}: {Encoding.UTF8.GetString(actual.Body.Span)} instead of {Encoding.UTF8.GetString(expected.Body.Span)}");
        WireAssert.SameBytes(expected.Body.Span, actual.Body.Span, what);
    }

    private SoapAnswer Run(SoapProcessor processor, string charset, IEnumerable<ReadOnlyMemory<byte>> pieces)
    {
        processor.Begin(new SoapRequestHead(ProcessorRun.Action, "text/xml; charset=" + charset), announcedBytes: null, _decider, DateTimeOffset.UnixEpoch);
        foreach (ReadOnlyMemory<byte> piece in pieces)
        {
            processor.Append(piece.Span);
        }

        processor.Complete();
        Assert.True(processor.IsAnswered);
        return processor.Answer with { Body = processor.Answer.Body.ToArray() };
    }
}
