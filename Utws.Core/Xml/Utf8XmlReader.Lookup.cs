using System.Xml;

namespace Utws.Core.Xml;

// Namespaces in scope as strings.
public sealed partial class Utf8XmlReader
{
    /// <inheritdoc/>
    public override string? LookupNamespace(string prefix)
    {
        if (prefix is null)
        {
            return null;
        }

        int length = ToUtf8(prefix, 0);
        int atom = LookupPrefix(_search.AsSpan(0, length));
        return atom == Undeclared ? null : _names.Add(_uris[atom]);
    }

    /// <inheritdoc/>
    string? IXmlNamespaceResolver.LookupPrefix(string namespaceName)
    {
        ArgumentNullException.ThrowIfNull(namespaceName);
        int length = ToUtf8(namespaceName, 0);
        int uri = _uris.Find(_search.AsSpan(0, length));
        if (uri is XmlNamespace or XmlnsNamespace)
        {
            return _names.Add(_prefixes[uri]);
        }

        for (int i = _bindingCount - 1; i >= 0 && uri >= 0; i--)
        {
            int prefix = _bindings[i].PrefixAtom;
            if (_prefixUris[prefix] == uri)
            {
                return _names.Add(_prefixes[prefix]);
            }
        }

        return uri == NoNamespace && _prefixUris[NoPrefix] == NoNamespace ? string.Empty : null;
    }

    /// <inheritdoc/>
    IDictionary<string, string> IXmlNamespaceResolver.GetNamespacesInScope(XmlNamespaceScope scope)
    {
        Dictionary<string, string> namespaces = new(StringComparer.Ordinal);
        if (scope == XmlNamespaceScope.All)
        {
            namespaces.Add("xml", _names.Add(XmlNamespaceName));
        }

        int first = scope == XmlNamespaceScope.Local ? (_depth > 0 ? _frames[_depth - 1].BindingCount : _bindingCount) : 0;
        for (int i = first; i < _bindingCount; i++)
        {
            int prefix = _bindings[i].PrefixAtom;
            string name = _names.Add(_prefixes[prefix]);
            if (prefix == NoPrefix && _prefixUris[prefix] == NoNamespace && scope != XmlNamespaceScope.Local)
            {
                namespaces.Remove(name);
            }
            else
            {
                namespaces[name] = _names.Add(_uris[_prefixUris[prefix]]);
            }
        }

        return namespaces;
    }

    /// <summary>Always refused: the reader shows no entity references.</summary>
    /// <exception cref="InvalidOperationException">Always.</exception>
    public override void ResolveEntity() =>
        throw new InvalidOperationException("Operation is not valid due to the current state of the object.");
}
