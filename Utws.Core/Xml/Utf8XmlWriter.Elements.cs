namespace Utws.Core.Xml;

/// <content>Elements.</content>
public sealed partial class Utf8XmlWriter
{
    private Utf8XmlWriterElement[] _elements = new Utf8XmlWriterElement[InitialEntries];
    private int _depth;

    /// <inheritdoc/>
    public override void WriteStartElement(string? prefix, string localName, string? ns)
    {
        EndOpenAttribute();
        switch (_state)
        {
            case Utf8XmlWriterState.StartTag:
                CloseStartTag();
                break;
            case Utf8XmlWriterState.Start or Utf8XmlWriterState.Prolog or Utf8XmlWriterState.Content:
                break;
            default:
                throw WrongState();
        }

        RequireNcName(localName, nameof(localName));
        prefix = ResolveElementPrefix(prefix, ns);

        Append((byte)'<');
        PushElement();
        if (prefix.Length != 0)
        {
            AppendName(prefix);
            Append((byte)':');
        }

        AppendName(localName);
        ref Utf8XmlWriterElement element = ref _elements[_depth - 1];
        element.NameLength = _length - element.NameStart;
        if (ns is not null || prefix.Length != 0)
        {
            UseNamespace(prefix, ns ?? LookupNamespace(prefix)!);
        }

        _attributeCount = 0;
        _state = Utf8XmlWriterState.StartTag;
    }

    /// <inheritdoc/>
    public override void WriteEndElement()
    {
        EndOpenAttribute();
        if (_state == Utf8XmlWriterState.StartTag)
        {
            WritePendingDeclarations();
            Append(" />"u8);
            PopElement();
        }
        else
        {
            WriteEndTag(nameof(WriteEndElement));
        }
    }

    /// <inheritdoc/>
    public override void WriteFullEndElement()
    {
        EndOpenAttribute();
        if (_state == Utf8XmlWriterState.StartTag)
        {
            CloseStartTag();
        }

        WriteEndTag(nameof(WriteFullEndElement));
    }

    private void WriteEndTag(string member)
    {
        if (_state != Utf8XmlWriterState.Content)
        {
            throw WrongState(member);
        }

        Utf8XmlWriterElement element = _elements[_depth - 1];
        Append("</"u8);
        Room(element.NameLength);
        Append(_buffer.AsSpan(element.NameStart, element.NameLength));
        Append((byte)'>');
        PopElement();
    }

    /// <summary>The prefix to write, perhaps empty, after checking that it may have this namespace.</summary>
    private string ResolveElementPrefix(string? prefix, string? ns)
    {
        if (string.IsNullOrEmpty(prefix))
        {
            // Null leaves the choice to the writer. A name in xml's namespace can have no other prefix than xml.
            prefix = prefix is null && !string.IsNullOrEmpty(ns) ? FindPrefix(ns) ?? "" : "";
        }
        else
        {
            RequireNcName(prefix, nameof(prefix));
            if (ns?.Length == 0)
            {
                throw Fail(new ArgumentException("A prefix needs a namespace.", nameof(prefix)));
            }
        }

        string? bound = ns ?? LookupNamespace(prefix);
        if (bound is null)
        {
            throw Fail(new ArgumentException("The prefix '" + prefix + "' is not declared.", nameof(prefix)));
        }

        if ((prefix == XmlPrefix) != (bound == XmlNamespace) || prefix == XmlnsPrefix || bound == XmlnsNamespace)
        {
            throw Fail(new ArgumentException("The prefix '" + prefix + "' cannot be bound to '" + bound + "'.", nameof(ns)));
        }

        return prefix;
    }

    private void PushElement()
    {
        if (_depth == _elements.Length)
        {
            Array.Resize(ref _elements, 2 * _elements.Length);
        }

        Utf8XmlWriterElement element = default;
        if (_depth > 0)
        {
            element.Space = _elements[_depth - 1].Space;
            element.Lang = _elements[_depth - 1].Lang;
        }

        element.NameStart = _length;
        element.NamespaceStart = _namespaceCount;
        _elements[_depth++] = element;
    }

    private void PopElement()
    {
        _depth--;
        _namespaceCount = _elements[_depth].NamespaceStart;
        _state = _depth == 0 ? Utf8XmlWriterState.Epilog : Utf8XmlWriterState.Content;
    }

    private void CloseStartTag()
    {
        WritePendingDeclarations();
        Append((byte)'>');
        _state = Utf8XmlWriterState.Content;
    }

    private void RequireNcName(string? name, string parameter)
    {
        if (!Utf8XmlWriterNames.IsNcName(name))
        {
            throw NotAName(name, parameter);
        }
    }

    // A name that was checked has no lone surrogates.
    private void AppendName(string name) => AppendChars(name);
}
