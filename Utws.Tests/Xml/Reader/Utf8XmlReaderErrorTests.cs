using System.Xml;
using Utws.Core.Xml;

namespace Utws.Tests.Xml.Reader;

/// <summary>
/// Refused documents, grouped by what is wrong: the reason, and message, line and column equal to the framework's. The old runtime put these
/// messages on the wire, so here the text itself is the rule.
/// </summary>
public sealed class Utf8XmlReaderErrorTests
{
    public static TheoryData<string, XmlError> Malformed => MalformedDocuments.All;

    public static TheoryData<string, XmlError, string, string> Deviating => MalformedDocuments.Deviating;

    [Theory]
    [MemberData(nameof(Malformed))]
    public void TryRead_MalformedDocument_IsRefusedAsByTheFramework(string document, XmlError error)
    {
        byte[] bytes = ReaderHarness.Utf8(document);
        XmlException? expected = ReaderHarness.ReadWithFramework(bytes);
        Assert.NotNull(expected);

        using Utf8XmlReader reader = ReaderHarness.Open(bytes);
        Assert.Equal(XmlReadResult.Error, ReaderHarness.ReadToEnd(reader));
        Assert.Equal(error, reader.Error);
        Assert.Equal(InOldWords(expected.Message), reader.ErrorMessage);
        Assert.Equal((expected.LineNumber, expected.LinePosition), (reader.ErrorLineNumber, reader.ErrorLinePosition));
        Assert.Equal(XmlReadResult.Error, reader.TryRead());
    }

    [Theory]
    [MemberData(nameof(Deviating))]
    public void TryRead_MalformedDocument_DeviatesKnowingly(string document, XmlError error, string message, string reason)
    {
        byte[] bytes = ReaderHarness.Utf8(document);
        using Utf8XmlReader reader = ReaderHarness.Open(bytes);
        Assert.Equal(XmlReadResult.Error, ReaderHarness.ReadToEnd(reader));
        Assert.Equal((error, message), (reader.Error, reader.ErrorMessage));
        Assert.NotEmpty(reason);
        Assert.False(string.Equals(ReaderHarness.ReadWithFramework(bytes)?.Message, message, StringComparison.Ordinal));
    }

    [Theory]
    [MemberData(nameof(Malformed))]
    public void TryRead_MalformedDocument_IsRefusedAlikeHoweverItIsSplit(string document, XmlError error)
    {
        byte[] bytes = ReaderHarness.Utf8(document);
        string whole = ReaderHarness.Trace(bytes);
        Assert.Contains(error.ToString(), whole, StringComparison.Ordinal);
        Assert.Equal(whole, ReaderHarness.Trace(bytes, 1));
        Assert.Equal(whole, ReaderHarness.Trace(bytes, 2));
        using Utf8XmlReader reader = new();
        for (int split = 0; split <= bytes.Length; split++)
        {
            Assert.Equal(whole, ReaderHarness.TraceSplit(reader, bytes, split));
        }
    }

    [Theory]
    [MemberData(nameof(Malformed))]
    public void Read_MalformedDocument_ThrowsWithThePosition(string document, XmlError error)
    {
        byte[] bytes = ReaderHarness.Utf8(document);
        XmlException? expected = ReaderHarness.ReadWithFramework(bytes);
        using Utf8XmlReader reader = Utf8XmlReader.Create(new MemoryStream(bytes));
        XmlException actual = Assert.Throws<XmlException>(() =>
        {
            while (reader.Read())
            {
            }
        });
        Assert.Equal(error, reader.Error);
        Assert.Equal(ReadState.Error, reader.ReadState);
        Assert.Equal(InOldWords(expected!.Message), actual.Message);
        Assert.Equal((expected.LineNumber, expected.LinePosition), (actual.LineNumber, actual.LinePosition));
        Assert.Equal((actual.LineNumber, actual.LinePosition), (reader.LineNumber, reader.LinePosition));
    }

    [Fact]
    public void TryRead_RecordedRequests_AreRefusedAsByTheFramework()
    {
        using Utf8XmlReader reader = new();
        int refused = 0;
        foreach (byte[] body in ReaderDocuments.Recorded)
        {
            XmlException? expected = ReaderHarness.ReadWithFramework(body);
            reader.Reset();
            reader.Append(body);
            reader.Complete();
            XmlReadResult result = ReaderHarness.ReadToEnd(reader);
            if (expected is not null && !IsKnownDeviation(expected, reader))
            {
                Assert.Equal(InOldWords(expected.Message), reader.ErrorMessage);
                refused++;
            }
            else if (expected is null)
            {
                Assert.Equal(XmlReadResult.EndOfDocument, result);
            }
        }

        Assert.InRange(refused, 40, int.MaxValue);
    }

    [Fact]
    public void ErrorBytePosition_NonAsciiDocument_CountsUtf8Bytes()
    {
        using Utf8XmlReader reader = ReaderHarness.Open("\uFEFF<\u00e9>\U0001F600&x;</\u00e9>");
        ReaderHarness.ReadToEnd(reader);
        Assert.Equal("<\u00e9>\U0001F600&".Length, reader.ErrorLinePosition - 1);
        Assert.Equal(ReaderHarness.Utf8("<\u00e9>\U0001F600&").Length, reader.ErrorBytePosition);
    }

    [Fact]
    public void Error_BeforeAndAfterReset_IsNone()
    {
        using Utf8XmlReader reader = ReaderHarness.Open("<a>");
        Assert.Equal((XmlError.None, 0, 0, 0L, string.Empty), Snapshot(reader));
        ReaderHarness.ReadToEnd(reader);
        Assert.Equal(XmlError.InvalidRootData, reader.Error);
        reader.Reset();
        Assert.Equal((XmlError.None, 0, 0, 0L, string.Empty), Snapshot(reader));

        static (XmlError Error, int Line, int Column, long Byte, string Message) Snapshot(Utf8XmlReader reader) =>
            (reader.Error, reader.ErrorLineNumber, reader.ErrorLinePosition, reader.ErrorBytePosition, reader.ErrorMessage);
    }

    [Fact]
    public void XmlErrorText_EveryReason_HasAText()
    {
        foreach (XmlError error in Enum.GetValues<XmlError>().Where(error => error != XmlError.None))
        {
            Assert.NotEmpty(XmlErrorText.Describe(error, new XmlErrorDetails { OpenElements = string.Empty, Options = Utf8XmlReaderOptions.Default }));
        }
    }

    // The three texts in which the old runtime's reader and today's differ, version 1.1, and half surrogate pairs.
    private static bool IsKnownDeviation(XmlException expected, Utf8XmlReader reader) =>
        reader.Error is XmlError.DtdProhibited or XmlError.EncodingMismatch or XmlError.InvalidBytes
            || expected.Message.StartsWith("Version number '1.", StringComparison.Ordinal)
            || expected.Message.StartsWith("System does not support 'utf8'", StringComparison.OrdinalIgnoreCase);

    // The old runtime wrote "white space" where the framework of today writes one word.
    private static string InOldWords(string message) => message.Replace("whitespace", "white space", StringComparison.Ordinal);
}
