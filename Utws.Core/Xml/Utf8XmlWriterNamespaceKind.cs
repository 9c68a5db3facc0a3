namespace Utws.Core.Xml;

/// <summary>What a start tag still has to say about a namespace binding.</summary>
internal enum Utf8XmlWriterNamespaceKind : byte
{
    /// <summary>Nothing: an outer element declared it. It is noted because this tag uses it and so must not bind the prefix to another name.</summary>
    Inherited,

    /// <summary>It has to be declared when the start tag is closed.</summary>
    Pending,

    /// <summary>The caller has written the declaration as an attribute.</summary>
    Written,
}
