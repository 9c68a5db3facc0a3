using System.Security.Cryptography;
using System.Text;

namespace Utws.Tests.Xml.Suites;

/// <summary>
/// The canonical event dump, version 1: one event a line, so that two readers can be compared by text or by hash.
/// </summary>
/// <remarks>
/// <c>S prefix|local|namespace</c>, then the tag's declarations (<c>N prefix|uri</c>) and attributes
/// (<c>A prefix|local|namespace|value</c>) in a fixed order; <c>E</c>; <c>T text</c> with all adjacent character data merged;
/// <c>C comment</c>; <c>P target|data</c>. What the XML information set does not hold gives nothing.
/// </remarks>
internal sealed class XmlEventDump
{
    private readonly StringBuilder _lines = new();
    private readonly StringBuilder _text = new();
    private readonly List<string> _declarations = [];
    private readonly List<(string Namespace, string LocalName, string Line)> _attributes = [];
    private int _depth;

    public int Count { get; private set; }

    public void StartTag(string prefix, string localName, string namespaceUri)
    {
        Flush();
        _depth++;
        Line("S " + Escape(prefix) + "|" + Escape(localName) + "|" + Escape(namespaceUri));
    }

    public void Declaration(string prefix, string namespaceUri) => _declarations.Add("N " + Escape(prefix) + "|" + Escape(namespaceUri));

    public void Attribute(string prefix, string localName, string namespaceUri, string value) =>
        _attributes.Add((namespaceUri, localName, "A " + Escape(prefix) + "|" + Escape(localName) + "|" + Escape(namespaceUri) + "|" + Escape(value)));

    public void EndTag()
    {
        Flush();
        _depth--;
        Line("E");
    }

    /// <summary>Character data of any kind; outside the root it can only be white space, which is no event.</summary>
    public void Text(string text)
    {
        FlushTag();
        if (_depth > 0)
        {
            _text.Append(text);
        }
    }

    public void Comment(string text)
    {
        Flush();
        Line("C " + Escape(text));
    }

    public void ProcessingInstruction(string target, string data)
    {
        Flush();
        Line("P " + Escape(target) + "|" + Escape(data));
    }

    /// <summary>Closes the dump and gives its text.</summary>
    public string Finish()
    {
        Flush();
        return _lines.ToString();
    }

    public static string Sha256(string dump) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(dump)));

    private static string Escape(string value)
    {
        if (value.AsSpan().IndexOfAny("\\\n\r\t") < 0)
        {
            return value;
        }

        return value
            .Replace("\\", "\\\\", StringComparison.Ordinal)
            .Replace("\n", "\\n", StringComparison.Ordinal)
            .Replace("\r", "\\r", StringComparison.Ordinal)
            .Replace("\t", "\\t", StringComparison.Ordinal);
    }

    private void Flush()
    {
        FlushTag();
        if (_text.Length > 0)
        {
            string text = _text.ToString();
            _text.Clear();
            Line("T " + Escape(text));
        }
    }

    private void FlushTag()
    {
        if (_declarations.Count > 0)
        {
            _declarations.Sort(StringComparer.Ordinal);
            _declarations.ForEach(Line);
            _declarations.Clear();
        }

        if (_attributes.Count > 0)
        {
            _attributes.Sort(CompareAttributes);
            _attributes.ForEach(attribute => Line(attribute.Line));
            _attributes.Clear();
        }
    }

    private static int CompareAttributes((string Namespace, string LocalName, string Line) left, (string Namespace, string LocalName, string Line) right)
    {
        int order = string.CompareOrdinal(left.Namespace, right.Namespace);
        return order != 0 ? order : string.CompareOrdinal(left.LocalName, right.LocalName);
    }

    private void Line(string line)
    {
        _lines.Append(line).Append('\n');
        Count++;
    }
}
