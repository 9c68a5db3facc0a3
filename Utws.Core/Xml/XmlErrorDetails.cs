namespace Utws.Core.Xml;

/// <summary>What a message quotes.</summary>
internal readonly ref struct XmlErrorDetails
{
    /// <summary>The piece of the document that the message is about, in UTF-8.</summary>
    public ReadOnlySpan<byte> Argument { get; init; }

    /// <summary>The number of a character reference.</summary>
    public int Number { get; init; }

    /// <summary>Line of the start tag that an end tag does not match.</summary>
    public int StartLine { get; init; }

    /// <summary>Column of the start tag that an end tag does not match.</summary>
    public int StartColumn { get; init; }

    /// <summary>The open elements, innermost first; for a mismatch the innermost alone.</summary>
    public string OpenElements { get; init; }

    /// <summary>The limits.</summary>
    public Utf8XmlReaderOptions Options { get; init; }
}
