namespace Utws.Core.Xml;

/// <summary>An attribute of the current start tag or XML declaration; places are offsets in the input buffer.</summary>
internal struct AttributeSlot
{
    /// <summary>Where its qualified name begins.</summary>
    public int NameStart;

    /// <summary>Bytes of the qualified name.</summary>
    public int NameLength;

    /// <summary>Bytes of the prefix, 0 if there is none.</summary>
    public int PrefixLength;

    /// <summary>Where its raw value begins: the byte after the opening quote.</summary>
    public int ValueStart;

    /// <summary>Bytes of the raw value.</summary>
    public int ValueLength;

    /// <summary>Its namespace name as an atom.</summary>
    public int NamespaceAtom;

    /// <summary>Where its decoded value is in the scratch buffer, or -1 while it has not been decoded.</summary>
    public int DecodedStart;

    /// <summary>Bytes of the decoded value.</summary>
    public int DecodedLength;

    /// <summary>What decoding has to do.</summary>
    public XmlValueTraits Traits;
}
