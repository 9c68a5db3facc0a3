namespace Utws.Core.Xml;

/// <summary>The outcome of <see cref="Utf8XmlReader.TryRead"/>.</summary>
public enum XmlReadResult : byte
{
    /// <summary>The reader stands on the next node.</summary>
    Node,

    /// <summary>The next node is not complete in the input so far: append more, or say that there is no more.</summary>
    NeedMore,

    /// <summary>The document is complete and read to its end.</summary>
    EndOfDocument,

    /// <summary>The document is not well-formed or passes a limit; the error members tell what and where. It stays so until the reader is reset.</summary>
    Error,
}
