namespace Utws.Core.Xml;

/// <summary>STUB: why a document was refused.</summary>
public enum XmlError : byte
{
    /// <summary>No error.</summary>
    None,
}
