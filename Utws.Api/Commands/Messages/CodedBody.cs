using Utws.Api.Compression;

namespace Utws.Api.Commands.Messages;

/// <summary>A recorded body that has a <c>Content-Encoding</c>, decoded by the server's own decoders.</summary>
internal static class CodedBody
{
    /// <summary>Decodes at most <paramref name="maxBytes"/> and one byte more, which shows that there are more.</summary>
    /// <param name="field">The Content-Encoding field's value.</param>
    /// <param name="body">The body as it was sent.</param>
    /// <param name="maxBytes">The bound: a few bytes can decode to any number.</param>
    /// <param name="state">What came of it.</param>
    /// <returns>The decoded body, as far as it can be; the body itself where nothing is to be decoded or nobody can.</returns>
    public static ReadOnlyMemory<byte> Decode(string field, ReadOnlyMemory<byte> body, long maxBytes, out BodyCoding state)
    {
        if (!ContentEncodingField.TryRead(field, out ContentCoding coding))
        {
            state = BodyCoding.Unsupported;
            return body;
        }

        if (coding == ContentCoding.Identity)
        {
            state = BodyCoding.None;
            return body;
        }

        using MemoryStream coded = new(body.ToArray());
        using Stream decoder = ContentDecoder.Open(coded, coding, isBare: !ContentDecoder.HasZlibHeader(body.Span));
        using MemoryStream decoded = new();
        state = CopyBounded(decoder, decoded, maxBytes + 1) ? BodyCoding.Decoded : BodyCoding.Undecodable;
        return decoded.ToArray();
    }

    // Whether it came to its end, or to the bound, without an error.
    private static bool CopyBounded(Stream source, MemoryStream target, long maxBytes)
    {
        byte[] buffer = new byte[64 * 1024];
        try
        {
            int read;
            while (target.Length < maxBytes && (read = source.Read(buffer, 0, (int)Math.Min(buffer.Length, maxBytes - target.Length))) > 0)
            {
                target.Write(buffer, 0, read);
            }

            return true;
        }
        catch (Exception undecodable) when (ContentDecoder.IsUndecodable(undecodable))
        {
            return false;
        }
    }
}
