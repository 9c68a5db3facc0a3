namespace Utws.Api.Compression;

/// <summary>The codings by name, in whatever letter case (RFC 9110, 8.4.1).</summary>
internal static class ContentCodingNames
{
    /// <summary>The <c>Accept-Encoding</c> of our 415: what requests may be coded in (RFC 9110, 12.5.3).</summary>
    public const string Readable = "gzip, deflate, br";

    public static bool TryFind(ReadOnlySpan<char> name, out ContentCoding coding)
    {
        ContentCoding? found = name switch
        {
            _ when Is(name, "gzip") || Is(name, "x-gzip") => ContentCoding.Gzip,
            _ when Is(name, "br") => ContentCoding.Brotli,
            _ when Is(name, "deflate") => ContentCoding.Deflate,
            _ when Is(name, "identity") => ContentCoding.Identity,
            _ => null,
        };
        coding = found ?? ContentCoding.Identity;
        return found is not null;
    }

    /// <summary>As it is written in a <c>Content-Encoding</c> of ours.</summary>
    public static string NameOf(ContentCoding coding) => coding switch
    {
        ContentCoding.Brotli => "br",
        ContentCoding.Gzip => "gzip",
        ContentCoding.Deflate => "deflate",
        _ => "identity",
    };

    private static bool Is(ReadOnlySpan<char> name, string known) => name.Equals(known, StringComparison.OrdinalIgnoreCase);
}
