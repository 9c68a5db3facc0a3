using System.Xml;

namespace Utws.Core.Xml;

/// <summary>An open element.</summary>
internal struct ElementFrame
{
    /// <summary>Where its qualified name is: in the input buffer, or in the rescued names once the start tag has left the buffer.</summary>
    public int NameStart;

    /// <summary>Bytes of the qualified name.</summary>
    public int NameLength;

    /// <summary>Bytes of the prefix, 0 if there is none.</summary>
    public int PrefixLength;

    /// <summary>Its namespace name as an atom.</summary>
    public int NamespaceAtom;

    /// <summary>How many bindings were in scope before its own.</summary>
    public int BindingCount;

    /// <summary>The xml:lang in scope as an atom.</summary>
    public int LanguageAtom;

    /// <summary>Line of its name; known only once the start tag has left the buffer.</summary>
    public int Line;

    /// <summary>Column of its name; known only once the start tag has left the buffer.</summary>
    public int Column;

    /// <summary>The xml:space in scope.</summary>
    public XmlSpace Space;
}
