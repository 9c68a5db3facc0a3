using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using Utws.Api.Commands.Check;

namespace Utws.Api.Commands.Messages;

/// <summary>Takes a file's bytes apart into head and body. It refuses nothing: what is odd becomes a remark.</summary>
internal static partial class MessageParser
{
    // No request line or status line of anybody is longer: that much of a file tells what it is.
    private const int MaxStartLineBytes = 8192;

    // Kestrel takes 32 KB and 100 fields; proxies in front of it may be more patient. No reader of a report needs more.
    private const int MaxHeadBytes = 64 * 1024;
    private const int MaxHeadLines = 1000;

    /// <param name="file">The whole file.</param>
    /// <param name="maxBodyBytes">How much of a compressed body is unpacked: what is beyond it is not looked at anyway.</param>
    public static RecordedMessage Parse(ReadOnlyMemory<byte> file, long maxBodyBytes)
    {
        ReadOnlySpan<byte> start = file.Span[..Math.Min(file.Length, MaxStartLineBytes)];
        int lineEnd = start.IndexOf((byte)'\n');
        string startLine = Encoding.Latin1.GetString(lineEnd < 0 ? start : start[..lineEnd]).TrimEnd('\r');
        MessageKind kind = RequestLine().IsMatch(startLine) ? MessageKind.Request
            : StatusLine().IsMatch(startLine) ? MessageKind.Response
            : MessageKind.Envelope;
        return kind == MessageKind.Envelope
            ? new RecordedMessage(kind, MessageHead.None, file, HeadLines: 0)
            : ParseHttp(kind, file, maxBodyBytes);
    }

    private static RecordedMessage ParseHttp(MessageKind kind, ReadOnlyMemory<byte> file, long maxBodyBytes)
    {
        RemarkList remarks = new();
        List<string> lines = ReadHead(file.Span, remarks, out int headBytes, out int headLines);
        MessageHead head = new(lines[0], Fields(lines.Skip(1), remarks));
        return Decode(kind, head, file[headBytes..], headLines, remarks, maxBodyBytes);
    }

    // The start line and the lines of the fields; what is beyond the bounds is only looked through for the empty line.
    private static List<string> ReadHead(ReadOnlySpan<byte> file, RemarkList remarks, out int headBytes, out int headLines)
    {
        List<string> lines = [];
        headBytes = 0;
        headLines = 0;
        bool isEnded = false;
        bool isTooLong = false;
        while (headBytes < file.Length && !isEnded)
        {
            ReadOnlySpan<byte> rest = file[headBytes..];
            int lineEnd = rest.IndexOf((byte)'\n');
            ReadOnlySpan<byte> line = (lineEnd < 0 ? rest : rest[..lineEnd]).TrimEnd((byte)'\r');
            headBytes += lineEnd < 0 ? rest.Length : lineEnd + 1;
            headLines++;
            isEnded = line.IsEmpty;
            isTooLong |= !isEnded && (headBytes > MaxHeadBytes || headLines > MaxHeadLines);
            if (lines.Count == 0)
            {
                lines.Add(Encoding.UTF8.GetString(line[..Math.Min(line.Length, MaxStartLineBytes)]));
            }
            else if (!isEnded && !isTooLong)
            {
                lines.Add(Encoding.UTF8.GetString(line));
            }
        }

        if (isTooLong)
        {
            remarks.Add(RemarkKind.Recording, string.Create(
                CultureInfo.InvariantCulture, $"The head has more than {MaxHeadBytes} bytes or {MaxHeadLines} lines: the fields beyond that are passed over."));
        }

        if (!isEnded)
        {
            remarks.Add(RemarkKind.Recording, "The head is not ended by an empty line: there is no body.");
        }

        return lines;
    }

    private static List<(string Name, string Value)> Fields(IEnumerable<string> lines, RemarkList remarks)
    {
        List<(string Name, StringBuilder Value)> fields = [];
        foreach (string line in lines)
        {
            int colon = line.IndexOf(':', StringComparison.Ordinal);
            if (line[0] is ' ' or '\t' && fields.Count > 0)
            {
                // RFC 9112, 5.2: a line folded in the old way goes on with the value.
                _ = fields[^1].Value.Append(' ').Append(line.AsSpan().Trim());
            }
            else if (colon > 0)
            {
                fields.Add((line[..colon], new StringBuilder(line[(colon + 1)..].Trim())));
            }
            else
            {
                remarks.Add(RemarkKind.Recording, $"'{VisibleName.Of(line)}' in the head is no field: it has no colon.");
            }
        }

        return [.. fields.Select(f => (f.Name, f.Value.ToString()))];
    }

    private static RecordedMessage Decode(
        MessageKind kind, MessageHead head, ReadOnlyMemory<byte> body, int headLines, RemarkList remarks, long maxBodyBytes)
    {
        bool isChunked = head.Field("Transfer-Encoding") is { } transfer && transfer.Contains("chunked", StringComparison.OrdinalIgnoreCase);
        ReadOnlyMemory<byte> decoded = body;
        if (isChunked)
        {
            decoded = ChunkedBody.Decode(body.Span, out string? problem);
            if (problem is not null)
            {
                remarks.Add(RemarkKind.Recording, problem);
            }
        }
        else
        {
            CheckLength(head, body.Length, remarks);
        }

        BodyCoding coding = BodyCoding.None;
        if (head.Field("Content-Encoding") is { Length: > 0 } field)
        {
            decoded = CodedBody.Decode(field, decoded, maxBodyBytes, out coding);
            AddRemark(remarks, coding, VisibleName.Of(field));
        }

        RecordedMessage message = new(kind, head, decoded, decoded.Equals(body) ? headLines : null) { IsChunked = isChunked, Coding = coding };
        message.Remarks.AddAll(remarks);
        return message;
    }

    private static void AddRemark(RemarkList remarks, BodyCoding coding, string field)
    {
        string? remark = coding switch
        {
            BodyCoding.Decoded => $"The body was decoded by its Content-Encoding, '{field}': places are those in the decoded body.",
            BodyCoding.Undecodable => $"The body is not, or not to its end, in the Content-Encoding '{field}' that it is said to be in.",
            BodyCoding.Unsupported => $"The server does not decode the Content-Encoding '{field}': the body is looked at as it is.",
            _ => null,
        };
        if (remark is not null)
        {
            remarks.Add(RemarkKind.Recording, remark);
        }
    }

    private static void CheckLength(MessageHead head, int bytes, RemarkList remarks)
    {
        if (head.Field("Content-Length") is not { } text)
        {
            return;
        }

        if (!long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out long announced))
        {
            remarks.Add(RemarkKind.Recording, $"Content-Length is '{VisibleName.Of(text)}', which is no number.");
        }
        else if (announced != bytes)
        {
            remarks.Add(RemarkKind.Recording, string.Create(
                CultureInfo.InvariantCulture, $"Content-Length says {announced} bytes, the body has {bytes}: it is taken as it is."));
        }
    }

    [GeneratedRegex(@"^[A-Za-z]+ \S+ HTTP/[0-9](\.[0-9])?$", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex RequestLine();

    [GeneratedRegex(@"^HTTP/[0-9](\.[0-9])? [0-9]{3}( |$)", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex StatusLine();
}
