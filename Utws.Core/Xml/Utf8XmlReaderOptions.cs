namespace Utws.Core.Xml;

/// <summary>Limits and switches of <see cref="Utf8XmlReader"/>; a document that passes a limit is refused with its own error.</summary>
public sealed record Utf8XmlReaderOptions
{
    /// <summary>The options of a reader that is given none.</summary>
    public static Utf8XmlReaderOptions Default { get; } = new();

    /// <summary>How many elements may be open within one another.</summary>
    // A request of the contract is 6 deep, but the old runtime answered one with unknown elements 2,005 deep: twice that, to be sure. An
    // open element costs 36 bytes here and no recursion.
    public int MaxDepth { get; init; } = 4096;

    /// <summary>How many attributes, namespace declarations among them, one tag may have.</summary>
    // Envelopes of real clients declare up to 12 namespaces, but the old runtime answered a request with 300 attributes on an element. More
    // cost memory (40 bytes each) but not time: doubles are found by hashing.
    public int MaxAttributes { get; init; } = 1024;

    /// <summary>How many UTF-8 bytes a name (with its prefix), an instruction's target or a reference may have.</summary>
    // The longest name of the contract has 19 bytes; a name is kept as a string in the name table, so length is memory.
    public int MaxNameBytes { get; init; } = 1024;

    /// <summary>How many UTF-8 bytes, as written in the document, one text, attribute, comment, instruction or CDATA value may have.</summary>
    // 4 MiB is the old runtime's limit for a whole request, so no value that it could read is refused. A value is buffered whole.
    public int MaxTextBytes { get; init; } = 4 * 1024 * 1024;

    /// <summary>How many bytes the document may have in its UTF-8 form.</summary>
    // 64 MiB: 16 times what the endpoint lets through (it counts by itself), and still little memory if it were all one buffer.
    public long MaxDocumentBytes { get; init; } = 64 * 1024 * 1024;

    /// <summary>Whether a document that declares itself as XML 1.1 to 1.9 is read as XML 1.0, as the fifth edition says (2.8); if not, it is refused.</summary>
    public bool AcceptLaterVersions { get; init; } = true;

    /// <summary>Whether NUL characters from the end of the root element to the end of the input are ignored, as the old runtime's reader did.</summary>
    public bool AllowTrailingNuls { get; init; }
}
