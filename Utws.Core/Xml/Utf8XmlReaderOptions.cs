namespace Utws.Core.Xml;

/// <summary>STUB: limits and switches of the reader.</summary>
public sealed record Utf8XmlReaderOptions
{
    /// <summary>Whether NUL characters after the root element are ignored, as the framework's reader does.</summary>
    public bool AllowTrailingNuls { get; init; }
}
