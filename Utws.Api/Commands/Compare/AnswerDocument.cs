using System.Xml;
using System.Xml.Linq;
using Utws.Core.Soap;
using Utws.Core.Xml;

namespace Utws.Api.Commands.Compare;

/// <summary>An answer's body as a tree, without what says nothing: white space between elements, comments, instructions.</summary>
internal static class AnswerDocument
{
    // Answers are 6 elements deep. What works on the tree goes into itself for each level, canonical XML throws at 64, and the other side
    // is not to be trusted.
    public const int MaxDepth = 32;

    /// <summary>Reads the body; a document type declaration is refused.</summary>
    /// <exception cref="XmlException">It is not well-formed; with line and column.</exception>
    public static XDocument Load(Answer answer)
    {
        using Utf8XmlReader reader = Utf8XmlReader.Create(
            new MemoryStream(answer.Body.ToArray()),
            new Utf8XmlReaderOptions { MaxDepth = MaxDepth, MaxTextBytes = OtherServer.MaxAnswerBytes, MaxDocumentBytes = (long)OtherServer.MaxAnswerBytes * 3 },
            SoapCharset.EncodingOf(answer.ContentType));
        XDocument document = XDocument.Load(reader, LoadOptions.PreserveWhitespace | LoadOptions.SetLineInfo);
        foreach (XNode silent in document.DescendantNodes().Where(SaysNothing).ToList())
        {
            silent.Remove();
        }

        return document;
    }

    private static bool SaysNothing(XNode node) => node switch
    {
        XComment or XProcessingInstruction => true,
        XText text => string.IsNullOrWhiteSpace(text.Value) && (node.Parent is null || node.Parent.Elements().Any()),
        _ => false,
    };
}
