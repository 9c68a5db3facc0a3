using System.Security.Cryptography.Xml;
using System.Text;
using System.Xml;
using System.Xml.Linq;

namespace Utws.Api.Commands.Compare;

/// <summary>Canonical XML 1.0, broken into an element a line for people and line diffs.</summary>
internal static class CanonicalXml
{
    public static string Of(XDocument document)
    {
        XmlDocument tree = new() { PreserveWhitespace = true, XmlResolver = null };
        using (XmlReader reader = document.CreateReader())
        {
            tree.Load(reader);
        }

        XmlDsigC14NTransform transform = new(includeComments: false);
        transform.LoadInput(tree);
        using Stream output = (Stream)transform.GetOutput(typeof(Stream));
        using StreamReader text = new(output, Encoding.UTF8);
        return BreakLines(text.ReadToEnd());
    }

    // In canonical XML a < begins a tag wherever it stands, and in text there is no >. A start tag and its own end tag stay together.
    private static string BreakLines(string xml)
    {
        StringBuilder lines = new(xml.Length + (xml.Length / 4));
        int depth = 0;
        bool wasStart = false;
        int index = 0;
        while (index < xml.Length)
        {
            int next = xml.IndexOf('<', index + 1);
            next = next < 0 ? xml.Length : next;
            bool isEnd = xml[index] == '<' && index + 1 < xml.Length && xml[index + 1] == '/';
            depth -= isEnd ? 1 : 0;
            if (index > 0 && xml[index - 1] == '>' && !(isEnd && wasStart))
            {
                _ = lines.Append('\n').Append(' ', 2 * depth);
            }

            // Line breaks in text would look like lines of ours; canonical XML has them bare.
            _ = lines.Append(xml.AsSpan(index, next - index).ToString().Replace("\n", "&#xA;", StringComparison.Ordinal));
            depth += isEnd ? 0 : 1;
            wasStart = !isEnd;
            index = next;
        }

        return lines.ToString();
    }
}
