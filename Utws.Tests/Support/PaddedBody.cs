namespace Utws.Tests.Support;

/// <summary>Makes an envelope as long as a test wants it, without changing what it says.</summary>
internal static class PaddedBody
{
    /// <summary>The body with white space before its last end tag, so that it has <paramref name="bytes"/> bytes.</summary>
    public static ReadOnlyMemory<byte> To(int bytes, ReadOnlyMemory<byte> body)
    {
        int lastTag = body.Span.LastIndexOf("</"u8);
        byte[] padded = new byte[bytes];
        Array.Fill(padded, (byte)' ');
        body[..lastTag].CopyTo(padded);
        body[lastTag..].CopyTo(padded.AsMemory(bytes - (body.Length - lastTag)));
        return padded;
    }
}
