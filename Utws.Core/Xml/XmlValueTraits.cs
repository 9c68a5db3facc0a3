namespace Utws.Core.Xml;

/// <summary>What has to be done to a raw value before it is the value that XML means.</summary>
[Flags]
internal enum XmlValueTraits : byte
{
    /// <summary>Nothing: the raw bytes are the value.</summary>
    None = 0,

    /// <summary>There is a character reference or a predefined entity (4.1, 4.6).</summary>
    Reference = 1,

    /// <summary>There is a carriage return (2.11).</summary>
    CarriageReturn = 2,

    /// <summary>There is a tab or a line feed that becomes a blank in an attribute (3.3.3).</summary>
    Blank = 4,

    /// <summary>The value is an attribute's: line ends become blanks too (3.3.3).</summary>
    Attribute = 8,

    /// <summary>The traits for which a value is decoded.</summary>
    Decode = Reference | CarriageReturn | Blank,
}
