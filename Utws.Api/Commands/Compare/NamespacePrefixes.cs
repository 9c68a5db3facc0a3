using System.Xml.Linq;
using Utws.Core.Contract;
using Utws.Core.Soap;

namespace Utws.Api.Commands.Compare;

/// <summary>One prefix for each namespace of two documents, so that what differs once both are written with them is no matter of prefixes.</summary>
internal sealed class NamespacePrefixes
{
    private static readonly XNamespace s_schemaInstance = "http://www.w3.org/2001/XMLSchema-instance";
    private static readonly XNamespace s_envelope12 = SoapNames.Envelope12Uri;

    private static readonly (string Uri, string Prefix)[] s_usual =
    [
        (SoapNames.Envelope11Uri, "soap"),
        (SoapNames.Envelope12Uri, "soap12"),
        (ContractNames.NamespaceUri, "utws"),
        (s_schemaInstance.NamespaceName, "xsi"),
        ("http://www.w3.org/2001/XMLSchema", "xsd"),
    ];

    private readonly SortedDictionary<string, string> _prefixes = new(StringComparer.Ordinal);

    public NamespacePrefixes(params XDocument[] documents)
    {
        foreach (XElement element in documents.SelectMany(d => d.Descendants()))
        {
            Add(element.Name.Namespace);
            foreach (XAttribute attribute in element.Attributes())
            {
                Add(attribute.IsNamespaceDeclaration ? attribute.Value : attribute.Name.Namespace);
            }
        }

        int others = 0;
        foreach (string uri in _prefixes.Keys.ToList())
        {
            string? usual = Array.Find(s_usual, u => u.Uri == uri).Prefix;
            _prefixes[uri] = usual ?? "n" + (++others).ToString(System.Globalization.CultureInfo.InvariantCulture);
        }
    }

    /// <summary>A copy with these prefixes, all declared on its root.</summary>
    public XDocument Rewrite(XDocument document)
    {
        XElement root = Rewrite(document.Root!);
        root.Add(_prefixes.Select(p => new XAttribute(XNamespace.Xmlns + p.Value, p.Key)));
        return new XDocument(root);
    }

    private void Add(XNamespace name)
    {
        if (name != XNamespace.None && name != XNamespace.Xml && name != XNamespace.Xmlns)
        {
            _prefixes[name.NamespaceName] = "";
        }
    }

    private XElement Rewrite(XElement element)
    {
        XElement copy = new(element.Name);
        foreach (XAttribute attribute in element.Attributes().Where(a => !a.IsNamespaceDeclaration))
        {
            bool isName = attribute.Name == s_schemaInstance + "type"
                || (attribute.Name == "qname" && element.Name.Namespace == s_envelope12);
            copy.Add(new XAttribute(attribute.Name, isName ? RewriteName(element, attribute.Value) : attribute.Value));
        }

        if (!element.HasElements && (element.Name == "faultcode" || element.Name == s_envelope12 + "Value"))
        {
            copy.Value = RewriteName(element, element.Value);
            return copy;
        }

        foreach (XNode node in element.Nodes())
        {
            copy.Add(node switch
            {
                XElement child => Rewrite(child),
                XText text => text.Value,
                _ => null,
            });
        }

        return copy;
    }

    // A qualified name in content means by its prefix what the element's declarations say. One without a prefix stays.
    private string RewriteName(XElement element, string name)
    {
        string[] parts = name.Trim().Split(':');
        return parts.Length == 2 && parts[0].Length > 0 && element.GetNamespaceOfPrefix(parts[0]) is { } meant
            && _prefixes.TryGetValue(meant.NamespaceName, out string? prefix)
            ? prefix + ":" + parts[1]
            : name;
    }
}
