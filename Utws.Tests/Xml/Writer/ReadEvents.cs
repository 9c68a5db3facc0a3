using System.Text;
using System.Xml;

namespace Utws.Tests.Xml.Writer;

/// <summary>What a document says, one line an event, adjacent text joined and new lines as a reader gives them: the form in which written and read are compared.</summary>
internal sealed class ReadEvents
{
    private readonly StringBuilder _lines = new();
    private readonly StringBuilder _text = new();
    private readonly SortedSet<string> _attributes = new(StringComparer.Ordinal);

    public static ReadEvents Of(ReadOnlySpan<byte> utf8)
    {
        ReadEvents events = new();
        using XmlReader reader = XmlReader.Create(new MemoryStream(utf8.ToArray()), new XmlReaderSettings { CheckCharacters = false });
        while (reader.Read())
        {
            switch (reader.NodeType)
            {
                case XmlNodeType.Element:
                    events.Element(reader);
                    break;
                case XmlNodeType.EndElement:
                    events.EndElement();
                    break;
                case XmlNodeType.Comment:
                    events.Comment(reader.Value);
                    break;
                case XmlNodeType.ProcessingInstruction:
                    events.ProcessingInstruction(reader.Name, reader.Value);
                    break;
                case XmlNodeType.XmlDeclaration:
                    break;
                default:
                    events.Text(reader.Depth == 0 ? "" : reader.Value);
                    break;
            }
        }

        return events;
    }

    public void StartElement(string uri, string localName)
    {
        Flush();
        Line("<" + "{" + uri + "}" + localName);
    }

    public void Attribute(string uri, string localName, string value) =>
        _attributes.Add("@{" + uri + "}" + localName + "=" + value.Replace('\t', ' '));

    public void EndElement()
    {
        Flush();
        Line(">");
    }

    public void Text(string text) => _text.Append(text);

    public void Comment(string text)
    {
        Flush();
        Line("!" + NewLines(text));
    }

    public void ProcessingInstruction(string name, string text)
    {
        Flush();
        Line("?" + name + " " + NewLines(text));
    }

    public override string ToString()
    {
        Flush();
        return _lines.ToString();
    }

    private static string NewLines(string text) => text.Replace("\r\n", "\n", StringComparison.Ordinal).Replace('\r', '\n');

    private void Element(XmlReader reader)
    {
        StartElement(reader.NamespaceURI, reader.LocalName);
        bool empty = reader.IsEmptyElement;
        while (reader.MoveToNextAttribute())
        {
            if (reader.NamespaceURI != WriterRuns.XmlnsNamespace)
            {
                Attribute(reader.NamespaceURI, reader.LocalName, reader.Value);
            }
        }

        if (empty)
        {
            EndElement();
        }
    }

    private void Flush()
    {
        foreach (string attribute in _attributes)
        {
            Line(attribute);
        }

        _attributes.Clear();
        if (_text.Length != 0)
        {
            Line("\"" + NewLines(_text.ToString()));
            _text.Clear();
        }
    }

    private void Line(string line) => _lines.Append(line).Append('\n');
}
