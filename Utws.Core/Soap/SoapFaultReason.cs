namespace Utws.Core.Soap;

/// <summary>Why a request was not answered: one of few words, for counts and logs. The wire has texts of its own.</summary>
public enum SoapFaultReason : byte
{
    /// <summary>The operation itself failed (4.29), or gave what has no name on the wire (3.12).</summary>
    OperationFailed,

    /// <summary>The action names no operation (2.5, 4.13 to 4.15).</summary>
    UnknownAction,

    /// <summary>Neither version's media type, and no fault but a bare 415 (4.3).</summary>
    UnsupportedMediaType,

    /// <summary>A content coding that is not spoken here, deviation (g).</summary>
    UnsupportedContentCoding,

    /// <summary>The body is not what its content coding says, deviation (g).</summary>
    UndecodableBody,

    /// <summary>Longer than requests may be (4.27, 4.28).</summary>
    TooLong,

    /// <summary>Not well-formed, or beyond the XML reader's limits (4.6 to 4.12).</summary>
    MalformedXml,

    /// <summary>The envelope is in another namespace (4.5).</summary>
    VersionMismatch,

    /// <summary>No envelope (4.16).</summary>
    MissingEnvelope,

    /// <summary>No body in the envelope (4.17, 4.18).</summary>
    MissingBody,

    /// <summary>A header block that must be understood was not (4.19).</summary>
    NotUnderstood,

    /// <summary>A value is not what its member's type allows (4.24 to 4.35).</summary>
    BadValue,

    /// <summary>Decided, but not recorded: the client shall come again, deviation (o).</summary>
    NotRecorded,
}
