namespace Utws.Core.Xml;

/// <summary>What the value of the open attribute means to the writer.</summary>
internal enum Utf8XmlWriterAttributeKind : byte
{
    /// <summary>Nothing.</summary>
    Plain,

    /// <summary>A namespace declaration.</summary>
    Namespace,

    /// <summary>xml:lang.</summary>
    Lang,

    /// <summary>xml:space.</summary>
    Space,
}
