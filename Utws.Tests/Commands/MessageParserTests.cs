using System.Text;
using Utws.Api.Commands.Messages;
using Utws.Tests.Compression;

namespace Utws.Tests.Commands;

/// <summary>What a file is taken for, and how its body is found.</summary>
public sealed class MessageParserTests
{
    private const string TooLongHead = "The head has more than 65536 bytes or 1000 lines: the fields beyond that are passed over.";

    [Theory]
    [InlineData("POST / HTTP/1.1\r\n\r\n", "Request")]
    [InlineData("POST / HTTP/2\n\n", "Request")]
    [InlineData("HTTP/1.1 200 OK\r\n\r\n", "Response")]
    [InlineData("HTTP/1.0 200\r\n\r\n", "Response")]
    [InlineData("POST everything HTTP/1.1 to me", "Envelope")]
    [InlineData("<Envelope/>", "Envelope")]
    [InlineData("", "Envelope")]
    [InlineData("HTTP/1.1 is a protocol", "Envelope")]
    public void Parse_FirstLine_TellsTheKind(string file, string kind) => Assert.Equal(kind, Parse(file).Kind.ToString());

    [Theory]
    [InlineData("POST / HTTP/1.1\r\nA: b\r\n\r\nbody")]
    [InlineData("POST / HTTP/1.1\nA: b\n\nbody")]
    [InlineData("POST / HTTP/1.1\r\nA: b\r\nTransfer-Encoding: chunked\r\n\r\n2;x=y\r\nbo\r\n2\r\ndy\r\n0\r\nTrailer: t\r\n\r\n")]
    [InlineData("POST / HTTP/1.1\nA: b\nTransfer-Encoding: Chunked\n\n4\nbody\n0\n\n")]
    [InlineData("POST / HTTP/1.1\r\nA:\r\n b\r\n\r\nbody")]
    public void Parse_Message_IsHeadAndBody(string file)
    {
        RecordedMessage message = Parse(file);
        Assert.Equal("body", Encoding.UTF8.GetString(message.Body.Span));
        Assert.Equal("b", message.Head.Field("a")?.Trim());
        Assert.Empty(message.Remarks.All);
    }

    [Theory]
    [InlineData("Content-Length: 5\r\n\r\nbody", "Content-Length says 5 bytes, the body has 4: it is taken as it is.")]
    [InlineData("Content-Length: five\r\n\r\nbody", "Content-Length is 'five', which is no number.")]
    [InlineData("Transfer-Encoding: chunked\r\n\r\n9\r\nbody", "The body's last chunk is cut off.")]
    [InlineData("Transfer-Encoding: chunked\r\n\r\n4\r\nbody\r\n", "The body's last chunk is missing: the recording ends before it.")]
    [InlineData("Transfer-Encoding: chunked\r\n\r\n4\r\nbody\r\nrest\r\n", "The body is not in chunks, though Transfer-Encoding says so: it is taken up to where they end.")]
    [InlineData("Content-Encoding: zstd\r\n\r\nbody", "The server does not decode the Content-Encoding 'zstd': the body is looked at as it is.")]
    [InlineData("no field\r\n\r\nbody", "'no field' in the head is no field: it has no colon.")]
    public void Parse_OddRecording_IsRemarkedOnAndTaken(string rest, string remark)
    {
        RecordedMessage message = Parse("POST / HTTP/1.1\r\n" + rest);
        Assert.Equal("body", Encoding.UTF8.GetString(message.Body.Span));
        Assert.Equal(remark, Assert.Single(message.Remarks.All).Text);
    }

    // Joined one by one to what is there already, they would take minutes.
    [Fact]
    public void Parse_ManyFoldedLines_AreJoinedUpToTheBound()
    {
        RecordedMessage message = Parse("POST / HTTP/1.1\r\nA: b\r\n" + string.Concat(Enumerable.Repeat(" c\r\n", 500_000)) + "D: e\r\n\r\nbody");
        Assert.Equal("body", Encoding.UTF8.GetString(message.Body.Span));
        Assert.Equal("b" + string.Concat(Enumerable.Repeat(" c", 998)), message.Head.Field("A"));
        Assert.Null(message.Head.Field("D"));
        Assert.Equal(500_004, message.HeadLines);
        Assert.Equal(TooLongHead, Assert.Single(message.Remarks.All).Text);
    }

    [Theory]
    [InlineData(998, false)]
    [InlineData(999, true)]
    public void Parse_ManyFields_AreReadUpToTheBound(int fields, bool isTooLong)
    {
        RecordedMessage message = Parse("POST / HTTP/1.1\r\nA: b\r\n" + string.Concat(Enumerable.Repeat("C: d\r\n", fields)) + "\r\nbody");
        Assert.Equal(("body", 999), (Encoding.UTF8.GetString(message.Body.Span), message.Head.Fields.Count));
        Assert.Equal(isTooLong ? TooLongHead : null, message.Remarks.All.SingleOrDefault()?.Text);
    }

    [Fact]
    public void Parse_LongField_IsPassedOver()
    {
        RecordedMessage message = Parse("POST / HTTP/1.1\r\nA: b\r\nC: " + new string('d', 64 * 1024) + "\r\n\r\nbody");
        Assert.Equal("body", Encoding.UTF8.GetString(message.Body.Span));
        Assert.Equal(("A", "b"), Assert.Single(message.Head.Fields));
        Assert.Equal(TooLongHead, Assert.Single(message.Remarks.All).Text);
    }

    [Theory]
    [InlineData("gzip", "gzip")]
    [InlineData("X-GZIP", "gzip")]
    [InlineData("deflate", "deflate")]
    [InlineData("deflate", Coded.Bare)]
    [InlineData("br", "br")]
    public void Parse_CodedBody_IsDecoded(string field, string coding)
    {
        byte[] body = Coded.Encode(coding, "<a>body</a>"u8.ToArray());
        byte[] head = Encoding.ASCII.GetBytes($"POST / HTTP/1.1\r\nContent-Encoding: {field}\r\n\r\n");
        RecordedMessage message = MessageParser.Parse((byte[])[.. head, .. body], maxBodyBytes: 1000);
        Assert.Equal(("<a>body</a>", BodyCoding.Decoded), (Encoding.UTF8.GetString(message.Body.Span), message.Coding));
        RecordedMessage cutOff = MessageParser.Parse((byte[])[.. head, .. body[..^1]], maxBodyBytes: 1000);
        Assert.Equal(BodyCoding.Undecodable, cutOff.Coding);
        RecordedMessage tooLong = MessageParser.Parse((byte[])[.. head, .. body], maxBodyBytes: 5);
        Assert.Equal((6, BodyCoding.Decoded), (tooLong.Body.Length, tooLong.Coding));
    }

    private static RecordedMessage Parse(string file) => MessageParser.Parse(Encoding.UTF8.GetBytes(file), maxBodyBytes: 1000);
}
