using System.Xml;

namespace Utws.Core.Xml;

/// <summary>An open element of a <see cref="Utf8XmlWriter"/>.</summary>
internal struct Utf8XmlWriterElement
{
    /// <summary>Where the qualified name stands in the output: the end tag copies it from there.</summary>
    public int NameStart;

    /// <summary>The bytes of the qualified name.</summary>
    public int NameLength;

    /// <summary>How many namespace bindings were in scope before this element.</summary>
    public int NamespaceStart;

    /// <summary>How many prefixes were made up for this element.</summary>
    public int GeneratedPrefixes;

    /// <summary>xml:space in force.</summary>
    public XmlSpace Space;

    /// <summary>xml:lang in force.</summary>
    public string? Lang;
}
