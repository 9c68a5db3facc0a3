using Utws.Core.Xml;

namespace Utws.Api.Commands.Check;

/// <content>Attributes: few are read, and a nil means little.</content>
internal sealed partial class ContractWalk
{
    private const string NamespaceDeclarations = "http://www.w3.org/2000/xmlns/";
    private const string SchemaInstance = "http://www.w3.org/2001/XMLSchema-instance";
    private const string XmlNames = "http://www.w3.org/XML/1998/namespace";

    private void OnAttributes(Utf8XmlReader reader, Level level)
    {
        // What is in a header block or in a skipped element is nobody's business here.
        if (level is Level.HeaderBlock or Level.Skipped || reader.AttributeCount == 0)
        {
            return;
        }

        string element = NameOf(reader);
        while (reader.MoveToNextAttribute())
        {
            if (reader.NamespaceURI == SchemaInstance)
            {
                OnInstanceAttribute(reader, level, element);
            }
            else if (reader.NamespaceURI is not (NamespaceDeclarations or XmlNames))
            {
                Add(reader, RemarkKind.UnknownAttribute, $"The attribute '{NameOf(reader)}' of '{element}' is not read.");
            }
        }

        _ = reader.MoveToElement();
    }

    // 6.10, 6.11, 6.28: types and schema locations are a serializer's habit and say nothing that the contract does not.
    private void OnInstanceAttribute(Utf8XmlReader reader, Level level, string element)
    {
        if (reader.LocalName != "nil" || reader.Value.Trim() is not ("true" or "1"))
        {
            return;
        }

        if (level is Level.Session or Level.Sessions)
        {
            // What is in it is not read, so nothing is missing in it.
            _levels[^1] = Level.Skipped;
        }

        Add(reader, RemarkKind.Nil, level switch
        {
            Level.Session => "A nil session announces nothing and gets no answer.",
            Level.Sessions => "Nil sessions announce nothing.",
            _ => $"The nil of '{element}' is not read: its content counts.",
        });
    }
}
