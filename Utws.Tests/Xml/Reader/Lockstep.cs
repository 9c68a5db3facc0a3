using System.Globalization;
using System.Xml;

namespace Utws.Tests.Xml.Reader;

/// <summary>Walks two readers over one document side by side and holds every public member equal at every step.</summary>
internal static class Lockstep
{
    private static readonly string[] s_prefixes = ["", "xml", "xmlns", "p", "q", "soap", "xsi", "undeclared"];

    /// <summary>Reads both to the end. The framework's reader is the first.</summary>
    public static void Walk(XmlReader expected, XmlReader actual)
    {
        CompareNode(expected, actual);
        bool more = true;
        while (more)
        {
            more = expected.Read();
            Assert.Equal(more, actual.Read());
            CompareNode(expected, actual);
            CompareByName(expected, actual);
            WalkAttributes(expected, actual);
        }

        Assert.True(actual.EOF);
        Assert.False(actual.Read());
        expected.Close();
        actual.Close();
        CompareNode(expected, actual);
    }

    /// <summary>Compares the current nodes member by member.</summary>
    public static void CompareNode(XmlReader expected, XmlReader actual) => Assert.Equal(Describe(expected), Describe(actual));

    private static string Describe(XmlReader reader)
    {
        IXmlLineInfo place = (IXmlLineInfo)reader;
        bool open = reader.ReadState != ReadState.Closed;
        return string.Join(
            '\n',
            reader.NodeType,
            $"names {reader.Prefix}|{reader.LocalName}|{reader.NamespaceURI}|{reader.Name}",
            $"value {reader.HasValue} '{reader.Value}'",
            string.Create(CultureInfo.InvariantCulture, $"depth {reader.Depth} at {place.LineNumber}:{place.LinePosition} {place.HasLineInfo()}"),
            $"empty {reader.IsEmptyElement} default {reader.IsDefault} quote {reader.QuoteChar} base '{reader.BaseURI}'",
            string.Create(CultureInfo.InvariantCulture, $"attributes {reader.AttributeCount} {reader.HasAttributes}"),
            $"scope {reader.XmlSpace} '{reader.XmlLang}' state {reader.ReadState} {reader.EOF}",
            open ? string.Join(',', s_prefixes.Select(prefix => $"{prefix}={reader.LookupNamespace(prefix) ?? "null"}")) : "closed",
            open ? DescribeScopes((IXmlNamespaceResolver)reader) : "closed");
    }

    private static string DescribeScopes(IXmlNamespaceResolver resolver) => string.Join(
        ';',
        Enum.GetValues<XmlNamespaceScope>().Select(scope => scope + ":" + string.Join(
            ',',
            resolver.GetNamespacesInScope(scope).OrderBy(pair => pair.Key, StringComparer.Ordinal).Select(pair => pair.Key + "=" + pair.Value))));

    // Asking for attributes without moving.
    private static void CompareByName(XmlReader expected, XmlReader actual)
    {
        for (int i = 0; i < expected.AttributeCount; i++)
        {
            Assert.Equal(expected.GetAttribute(i), actual.GetAttribute(i));
            Assert.Equal(expected[i], actual[i]);
            expected.MoveToAttribute(i);
            (string name, string local, string uri) = (expected.Name, expected.LocalName, expected.NamespaceURI);
            expected.MoveToElement();
            Assert.Equal(expected.GetAttribute(name), actual.GetAttribute(name));
            Assert.Equal(expected[name], actual[name]);
            Assert.Equal(expected.GetAttribute(local, uri), actual.GetAttribute(local, uri));
            Assert.Equal(expected[local, uri], actual[local, uri]);
            Assert.Null(actual.GetAttribute(name, "urn:other"));
            Assert.Equal(expected.GetAttribute(local), actual.GetAttribute(local));
        }

        Assert.Null(actual.GetAttribute("no-such"));
        Assert.Null(actual.GetAttribute("no:such"));
        Assert.False(actual.MoveToAttribute("no-such"));
        Assert.False(actual.MoveToAttribute("no-such", null));
        CompareNode(expected, actual);
    }

    private static void WalkAttributes(XmlReader expected, XmlReader actual)
    {
        Assert.Equal(expected.MoveToElement(), actual.MoveToElement());
        Assert.Equal(expected.ReadAttributeValue(), actual.ReadAttributeValue());
        bool first = expected.MoveToFirstAttribute();
        Assert.Equal(first, actual.MoveToFirstAttribute());
        bool more = first;
        while (more)
        {
            CompareNode(expected, actual);
            ReadAttributeValues(expected, actual);
            more = expected.MoveToNextAttribute();
            Assert.Equal(more, actual.MoveToNextAttribute());
        }

        for (int i = expected.AttributeCount - 1; i >= 0; i--)
        {
            expected.MoveToAttribute(i);
            actual.MoveToAttribute(i);
            CompareNode(expected, actual);
            string name = expected.Name;
            Assert.True(expected.MoveToAttribute(name));
            Assert.True(actual.MoveToAttribute(name));
            CompareNode(expected, actual);
            Assert.Equal(expected.MoveToAttribute(expected.LocalName, expected.NamespaceURI), actual.MoveToAttribute(actual.LocalName, actual.NamespaceURI));
            CompareNode(expected, actual);
        }

        Assert.Equal(expected.MoveToElement(), actual.MoveToElement());
        CompareNode(expected, actual);
    }

    private static void ReadAttributeValues(XmlReader expected, XmlReader actual)
    {
        bool more;
        do
        {
            more = expected.ReadAttributeValue();
            Assert.Equal(more, actual.ReadAttributeValue());
            CompareNode(expected, actual);
        }
        while (more);
    }
}
