using System.Xml;

namespace Utws.Core.Soap;

/// <summary>The text of a fault may quote what a client sent.</summary>
internal static class SoapFaultText
{
    /// <summary>
    /// The text with a full stop for each character that XML 1.0 does not allow (production 2, Char). The old runtime wrote such a
    /// character as a reference, which is no better: the fault was not well-formed and nobody could read it.
    /// </summary>
    public static string Readable(string text)
    {
        for (int i = 0; i < text.Length; i++)
        {
            if (!IsAllowed(text, ref i))
            {
                return Replace(text);
            }
        }

        return text;
    }

    private static string Replace(string text) => string.Create(text.Length, text, static (readable, text) =>
    {
        for (int i = 0; i < text.Length; i++)
        {
            int start = i;
            bool isAllowed = IsAllowed(text, ref i);
            for (int copied = start; copied <= i; copied++)
            {
                readable[copied] = isAllowed ? text[copied] : '.';
            }
        }
    });

    // A surrogate pair is one character: the index is moved on to its second half.
    private static bool IsAllowed(string text, ref int index)
    {
        if (index + 1 < text.Length && XmlConvert.IsXmlSurrogatePair(text[index + 1], text[index]))
        {
            index++;
            return true;
        }

        return XmlConvert.IsXmlChar(text[index]);
    }
}
