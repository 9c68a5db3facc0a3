namespace Utws.Api.Commands.Messages;

/// <summary>What came of a recorded body's <c>Content-Encoding</c>.</summary>
internal enum BodyCoding
{
    /// <summary>It has none.</summary>
    None,

    /// <summary>It was decoded.</summary>
    Decoded,

    /// <summary>The server does not know the coding, or there is more than one.</summary>
    Unsupported,

    /// <summary>The data is corrupt or was cut off; the body is what could be decoded before that.</summary>
    Undecodable,
}
