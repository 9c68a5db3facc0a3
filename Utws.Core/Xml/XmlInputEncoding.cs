using System.Text;

namespace Utws.Core.Xml;

/// <summary>How the bytes of a document are to be understood.</summary>
/// <remarks>A byte order mark (UTF-8, UTF-16) wins over everything else, as it did in the runtime that this server replaces.</remarks>
/// <param name="External">
/// The encoding that the transport names (the <c>charset</c> parameter), or null if it names none. If set, the XML
/// declaration's <c>encoding</c> is not looked at. If null: byte order mark, else XML declaration, else UTF-8 (XML 1.0, appendix F).
/// </param>
/// <param name="ReplaceInvalidBytes">
/// Whether bytes that are invalid in the encoding become what it puts for them, mostly U+FFFD; if not they are an error at their position.
/// </param>
public readonly record struct XmlInputEncoding(Encoding? External, bool ReplaceInvalidBytes)
{
    /// <summary>The rules of XML 1.0 alone: byte order mark, declaration, UTF-8; invalid bytes are an error.</summary>
    public static XmlInputEncoding Xml => default;
}
