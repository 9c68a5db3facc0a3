using System.Xml;
using System.Xml.Linq;
using Utws.Core.Soap;
using Utws.Core.Xml;

namespace Utws.Api.Commands.Compare;

/// <summary>An answer's body as a tree, without what says nothing: white space between elements, comments, instructions.</summary>
internal static class AnswerDocument
{
    // UTF-8 has up to three bytes where another encoding has one.
    private const int MaxEncodedGrowth = 3;

    private static readonly Utf8XmlReaderOptions s_options = new()
    {
        MaxDepth = AnswerBounds.MaxDepth,
        MaxAttributes = AnswerBounds.MaxAttributes,
        MaxTextBytes = AnswerBounds.MaxAnswerBytes,
        MaxDocumentBytes = (long)AnswerBounds.MaxAnswerBytes * MaxEncodedGrowth,
    };

    /// <summary>A reader of the body, which refuses a document type declaration and what is too deep.</summary>
    public static Utf8XmlReader CreateReader(Answer answer) =>
        Utf8XmlReader.Create(new MemoryStream(answer.Body.ToArray()), s_options, SoapCharset.EncodingOf(answer.ContentType));

    /// <summary>Reads the body; whoever calls it knows that <see cref="AnswerBounds.ExcessOf"/> finds nothing.</summary>
    /// <exception cref="XmlException">It is not well-formed; with line and column.</exception>
    public static XDocument Load(Answer answer)
    {
        using Utf8XmlReader reader = CreateReader(answer);
        XDocument document = XDocument.Load(reader, LoadOptions.PreserveWhitespace);
        foreach (XContainer container in document.DescendantNodes().OfType<XContainer>().Prepend(document).ToList())
        {
            RemoveSilent(container);
        }

        return document;
    }

    // All at once: to remove a single node is to look for the one before it, from the first one on.
    private static void RemoveSilent(XContainer container)
    {
        bool hasElements = container.Elements().Any();
        List<XNode> nodes = [.. container.Nodes()];
        List<XNode> telling = nodes.FindAll(node => !SaysNothing(node, hasElements));
        if (telling.Count < nodes.Count)
        {
            container.ReplaceNodes(telling);
        }
    }

    private static bool SaysNothing(XNode node, bool isAmongElements) => node switch
    {
        XComment or XProcessingInstruction => true,
        XText text => isAmongElements && string.IsNullOrWhiteSpace(text.Value),
        _ => false,
    };
}
