namespace Utws.Api.Compression;

/// <summary>The content codings of RFC 9110, 8.4.1, and RFC 7932 that are spoken here.</summary>
internal enum ContentCoding : byte
{
    /// <summary>None: the bytes are what they are.</summary>
    Identity,

    /// <summary><c>deflate</c>: the zlib format (RFC 1950); of requests also what many clients take it for, bare RFC 1951.</summary>
    Deflate,

    /// <summary><c>gzip</c>, and its old name <c>x-gzip</c> (RFC 9110, 8.4.1.3).</summary>
    Gzip,

    /// <summary><c>br</c>.</summary>
    Brotli,
}
