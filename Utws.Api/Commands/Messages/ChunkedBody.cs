using System.Buffers;
using System.Buffers.Text;

namespace Utws.Api.Commands.Messages;

/// <summary>A body in chunks (RFC 9112, 7.1).</summary>
internal static class ChunkedBody
{
    /// <summary>Joins the chunks as far as they are good; <paramref name="problem"/> tells why no further, or is null.</summary>
    public static byte[] Decode(ReadOnlySpan<byte> chunks, out string? problem)
    {
        ArrayBufferWriter<byte> body = new();
        ReadOnlySpan<byte> rest = chunks;
        while (true)
        {
            int lineEnd = rest.IndexOf((byte)'\n');
            if (lineEnd < 0)
            {
                problem = "The body's last chunk is missing: the recording ends before it.";
                return body.WrittenSpan.ToArray();
            }

            // Extensions stand behind the number.
            if (!Utf8Parser.TryParse(rest[..lineEnd], out int size, out int digits, 'x') || digits == 0 || size < 0)
            {
                problem = "The body is not in chunks, though Transfer-Encoding says so: it is taken up to where they end.";
                return body.WrittenSpan.ToArray();
            }

            rest = rest[(lineEnd + 1)..];
            if (size == 0)
            {
                problem = null;
                return body.WrittenSpan.ToArray();
            }

            body.Write(rest[..Math.Min(size, rest.Length)]);
            if (size > rest.Length)
            {
                problem = "The body's last chunk is cut off.";
                return body.WrittenSpan.ToArray();
            }

            rest = rest[size..];
            int lineBreak = rest.StartsWith("\r\n"u8) ? 2 : rest.StartsWith("\n"u8) ? 1 : 0;
            rest = rest[lineBreak..];
        }
    }
}
