using System.Globalization;
using System.Xml;

namespace Utws.Core.Xml;

/// <content>Namespace bindings (Namespaces in XML 1.0): what is in scope, what an open start tag still has to declare.</content>
public sealed partial class Utf8XmlWriter
{
    private const string XmlPrefix = "xml";
    private const string XmlnsPrefix = "xmlns";
    private const string XmlNamespace = "http://www.w3.org/XML/1998/namespace";
    private const string XmlnsNamespace = "http://www.w3.org/2000/xmlns/";

    private readonly Dictionary<long, string> _generatedPrefixes = [];

    // Entries beyond the count keep their strings: a value that was written in pieces is compared with what was
    // here before, so that the same document again needs no new string.
    private Utf8XmlWriterNamespace[] _namespaces = new Utf8XmlWriterNamespace[InitialEntries];
    private int _namespaceCount;

    private ReadOnlySpan<Utf8XmlWriterNamespace> Namespaces => _namespaces.AsSpan(0, _namespaceCount);

    /// <inheritdoc/>
    /// <remarks>A prefix is preferred to the default namespace, as XmlTextWriter does; declarations that the open start tag still has to write count.</remarks>
    public override string? LookupPrefix(string ns)
    {
        ArgumentException.ThrowIfNullOrEmpty(ns);
        return FindPrefix(ns) ?? (LookupNamespace("") == ns ? "" : null);
    }

    /// <summary>The innermost prefix bound to <paramref name="uri"/> and not hidden, or null. Never the empty one.</summary>
    private string? FindPrefix(string uri)
    {
        ReadOnlySpan<Utf8XmlWriterNamespace> namespaces = Namespaces;
        for (int i = namespaces.Length - 1; i >= 0; i--)
        {
            // An inherited binding is a copy of one further out.
            if (namespaces[i].Kind != Utf8XmlWriterNamespaceKind.Inherited && namespaces[i].Uri == uri
                && namespaces[i].Prefix.Length != 0 && LookupNamespace(namespaces[i].Prefix) == uri)
            {
                return namespaces[i].Prefix;
            }
        }

        return uri switch
        {
            XmlNamespace => XmlPrefix,
            XmlnsNamespace => XmlnsPrefix,
            _ => null,
        };
    }

    /// <summary>The namespace that <paramref name="prefix"/> is bound to, or null. The empty prefix always has one, perhaps empty.</summary>
    private string? LookupNamespace(string prefix)
    {
        int index = LastIndexOfPrefix(prefix, first: 0);
        return index >= 0 ? _namespaces[index].Uri : prefix switch
        {
            "" => "",
            XmlPrefix => XmlNamespace,
            XmlnsPrefix => XmlnsNamespace,
            _ => null,
        };
    }

    /// <summary>The open start tag's own binding of <paramref name="prefix"/>, or -1.</summary>
    private int IndexInStartTag(string prefix) => LastIndexOfPrefix(prefix, _elements[_depth - 1].NamespaceStart);

    private int LastIndexOfPrefix(string prefix, int first)
    {
        for (int i = _namespaceCount - 1; i >= first; i--)
        {
            if (_namespaces[i].Prefix == prefix)
            {
                return i;
            }
        }

        return -1;
    }

    /// <summary>Notes that a name of the open start tag has this prefix in this namespace. The tag does not bind the prefix to another name.</summary>
    private void UseNamespace(string prefix, string uri)
    {
        if (IndexInStartTag(prefix) < 0)
        {
            PushNamespace(prefix, uri, LookupNamespace(prefix) == uri ? Utf8XmlWriterNamespaceKind.Inherited : Utf8XmlWriterNamespaceKind.Pending);
        }
    }

    /// <summary>Takes in a declaration that the caller writes as an attribute of the open start tag.</summary>
    private void DeclareNamespace(string prefix, string uri)
    {
        // Namespaces in XML 1.0, 3: xml may be declared, as what it is; nothing else may stand for that name, nor anything for that of xmlns.
        // 2.2: only the default namespace can be undeclared.
        if ((prefix == XmlPrefix) != (uri == XmlNamespace) || uri == XmlnsNamespace || (uri.Length == 0 && prefix.Length != 0))
        {
            throw Fail(new ArgumentException("The prefix '" + prefix + "' cannot be bound to '" + uri + "'.", nameof(uri)));
        }

        int index = IndexInStartTag(prefix);
        if (index < 0)
        {
            PushNamespace(prefix, uri, Utf8XmlWriterNamespaceKind.Written);
        }
        else if (_namespaces[index].Uri == uri)
        {
            _namespaces[index].Kind = Utf8XmlWriterNamespaceKind.Written;
        }
        else
        {
            throw Fail(new XmlException("The prefix '" + prefix + "' means '" + _namespaces[index].Uri + "' in this start tag and cannot be bound to '" + uri + "' in it."));
        }
    }

    private void PushNamespace(string prefix, string uri, Utf8XmlWriterNamespaceKind kind)
    {
        if (_namespaceCount == _namespaces.Length)
        {
            Array.Resize(ref _namespaces, 2 * _namespaces.Length);
        }

        ref Utf8XmlWriterNamespace binding = ref _namespaces[_namespaceCount++];
        binding.Prefix = prefix;
        binding.Uri = uri;
        binding.Kind = kind;
    }

    /// <summary>Writes what the open start tag has not yet declared, in XmlTextWriter's order: the last one first, the default namespace at the end.</summary>
    private void WritePendingDeclarations()
    {
        int defaultIndex = -1;
        for (int i = _namespaceCount - 1; i >= _elements[_depth - 1].NamespaceStart; i--)
        {
            if (_namespaces[i].Kind != Utf8XmlWriterNamespaceKind.Pending)
            {
                continue;
            }

            if (_namespaces[i].Prefix.Length == 0)
            {
                defaultIndex = i;
                continue;
            }

            Append(" xmlns:"u8);
            AppendName(_namespaces[i].Prefix);
            WriteDeclarationValue(_namespaces[i].Uri);
        }

        if (defaultIndex >= 0)
        {
            Append(" xmlns"u8);
            WriteDeclarationValue(_namespaces[defaultIndex].Uri);
        }
    }

    private void WriteDeclarationValue(string uri)
    {
        Append("=\""u8);
        AppendText(uri, XmlEscape.AttributeStops);
        Append((byte)'"');
    }

    /// <summary>A prefix for an attribute or a name in a value: <c>d</c> depth <c>p</c> number, as XmlTextWriter makes them up, and not in scope.</summary>
    private string GeneratePrefix()
    {
        while (true)
        {
            int number = ++_elements[_depth - 1].GeneratedPrefixes;
            long key = ((long)_depth << 32) | (uint)number;
            if (!_generatedPrefixes.TryGetValue(key, out string? prefix))
            {
                prefix = string.Create(CultureInfo.InvariantCulture, $"d{_depth}p{number}");
                _generatedPrefixes.Add(key, prefix);
            }

            if (LookupNamespace(prefix) is null)
            {
                return prefix;
            }
        }
    }
}
