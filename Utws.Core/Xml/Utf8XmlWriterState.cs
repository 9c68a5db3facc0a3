namespace Utws.Core.Xml;

/// <summary>Where a <see cref="Utf8XmlWriter"/> is in its document. From <see cref="StartTag"/> on, a span member has something to do before it may write.</summary>
internal enum Utf8XmlWriterState : byte
{
    /// <summary>No XmlWriter member has written anything since the last reset.</summary>
    Start,

    /// <summary>Before the root element, after the declaration, a comment, white space or raw text.</summary>
    Prolog,

    /// <summary>Between the tags of an element.</summary>
    Content,

    /// <summary>After the root element.</summary>
    Epilog,

    /// <summary>After WriteEndDocument.</summary>
    Ended,

    /// <summary>A start tag has its name and perhaps attributes, but no <c>&gt;</c> yet.</summary>
    StartTag,

    /// <summary>Inside an attribute value, after its opening quotation mark.</summary>
    Attribute,

    /// <summary>An XmlWriter member threw: the output is a fragment.</summary>
    Error,

    /// <summary>The buffer has been given back.</summary>
    Closed,
}
