using System.Xml;

namespace Utws.Core.Xml;

/// <content>Attributes.</content>
public sealed partial class Utf8XmlWriter
{
    private Utf8XmlWriterAttribute[] _attributes = new Utf8XmlWriterAttribute[InitialEntries];
    private int _attributeCount;
    private Utf8XmlWriterAttributeKind _attributeKind;

    /// <inheritdoc/>
    public override void WriteStartAttribute(string? prefix, string localName, string? ns)
    {
        EndOpenAttribute();
        if (_state != Utf8XmlWriterState.StartTag)
        {
            throw WrongState();
        }

        prefix ??= "";
        if (prefix == XmlnsPrefix && string.IsNullOrEmpty(localName))
        {
            // How some callers, and XmlTextWriter with them, spell the default namespace's declaration.
            (prefix, localName) = ("", XmlnsPrefix);
        }

        RequireNcName(localName, nameof(localName));
        if (prefix.Length != 0)
        {
            RequireNcName(prefix, nameof(prefix));
        }

        _attributeKind = Utf8XmlWriterAttributeKind.Plain;
        if (ns == XmlnsNamespace || prefix == XmlnsPrefix || (prefix.Length == 0 && localName == XmlnsPrefix))
        {
            ns = ResolveDeclaration(ref prefix, localName, ns);
        }
        else if (prefix == XmlPrefix || ns == XmlNamespace)
        {
            ns = ResolveXmlAttribute(ref prefix, localName, ns);
        }
        else
        {
            ns = ResolvePrefix(ref prefix, ns ?? LookupAttributeNamespace(prefix));
        }

        NoteAttribute(prefix, localName, ns);
        WriteAttributeStart(prefix, localName);
    }

    /// <inheritdoc/>
    public override void WriteEndAttribute()
    {
        if (_state != Utf8XmlWriterState.Attribute)
        {
            throw WrongState();
        }

        EndOpenAttribute();
    }

    private void EndOpenAttribute()
    {
        if (_state != Utf8XmlWriterState.Attribute)
        {
            return;
        }

        if (_attributeKind != Utf8XmlWriterAttributeKind.Plain)
        {
            TakeAttributeValue();
        }

        Append((byte)'"');
        _state = Utf8XmlWriterState.StartTag;
    }

    private void WriteAttributeStart(string prefix, string localName)
    {
        Append((byte)' ');
        if (prefix.Length != 0)
        {
            AppendName(prefix);
            Append((byte)':');
        }

        AppendName(localName);
        Append("=\""u8);
        _valueStart = _length;
        _wholeValue = null;
        _state = Utf8XmlWriterState.Attribute;
    }

    private string ResolveDeclaration(ref string prefix, string localName, string? ns)
    {
        // xmlns:xmlns must not be written, and nothing else belongs to xmlns's namespace (Namespaces in XML 1.0, 3).
        bool isDefault = localName == XmlnsPrefix;
        if ((ns is not null && ns != XmlnsNamespace) || (prefix.Length != 0 && (prefix != XmlnsPrefix || isDefault)))
        {
            throw Fail(new ArgumentException("Only xmlns and xmlns:prefix, written as attributes, are in the namespace of xmlns.", nameof(ns)));
        }

        _attributeKind = Utf8XmlWriterAttributeKind.Namespace;
        _declaredPrefix = isDefault ? "" : localName;
        prefix = isDefault ? "" : XmlnsPrefix;
        return XmlnsNamespace;
    }

    private string ResolveXmlAttribute(ref string prefix, string localName, string? ns)
    {
        if (ns?.Length == 0)
        {
            prefix = "";
            return "";
        }

        if ((ns is not null && ns != XmlNamespace) || (prefix.Length != 0 && prefix != XmlPrefix))
        {
            throw Fail(new ArgumentException("The prefix xml and its namespace belong together.", nameof(prefix)));
        }

        prefix = XmlPrefix;
        _attributeKind = localName switch
        {
            "lang" => Utf8XmlWriterAttributeKind.Lang,
            "space" => Utf8XmlWriterAttributeKind.Space,
            _ => Utf8XmlWriterAttributeKind.Plain,
        };
        return XmlNamespace;
    }

    private string ResolvePrefix(ref string prefix, string ns)
    {
        if (ns.Length == 0)
        {
            prefix = "";
            return ns;
        }

        // The default namespace does not reach attributes, and a prefix that this start tag uses for another name is taken.
        int bound = prefix.Length == 0 ? -1 : IndexInStartTag(prefix);
        if (prefix.Length == 0 || (bound >= 0 && _namespaces[bound].Uri != ns))
        {
            prefix = FindPrefix(ns) ?? GeneratePrefix();
        }

        UseNamespace(prefix, ns);
        return ns;
    }

    private string LookupAttributeNamespace(string prefix)
    {
        if (prefix.Length == 0)
        {
            return "";
        }

        return LookupNamespace(prefix) ?? throw Fail(new ArgumentException("The prefix '" + prefix + "' is not declared.", nameof(prefix)));
    }

    /// <summary>Refuses a second attribute of the same expanded name (Namespaces in XML 1.0, 6.3).</summary>
    private void NoteAttribute(string prefix, string localName, string ns)
    {
        // A start tag of ours has few attributes, and no client decides how many: a search through them all will do.
        Utf8XmlWriterAttribute attribute = new(localName, ns);
        if (_attributes.AsSpan(0, _attributeCount).Contains(attribute))
        {
            throw Fail(new XmlException("The attribute '" + prefix + (prefix.Length == 0 ? "" : ":") + localName + "' is already there."));
        }

        if (_attributeCount == _attributes.Length)
        {
            Array.Resize(ref _attributes, 2 * _attributes.Length);
        }

        _attributes[_attributeCount++] = attribute;
    }
}
