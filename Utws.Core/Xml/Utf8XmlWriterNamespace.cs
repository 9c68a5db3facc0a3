namespace Utws.Core.Xml;

/// <summary>A namespace binding of an open element.</summary>
internal struct Utf8XmlWriterNamespace
{
    /// <summary>The prefix; empty for the default namespace.</summary>
    public string Prefix;

    /// <summary>The namespace name; empty for none.</summary>
    public string Uri;

    /// <summary>What the start tag still has to say about it.</summary>
    public Utf8XmlWriterNamespaceKind Kind;
}
