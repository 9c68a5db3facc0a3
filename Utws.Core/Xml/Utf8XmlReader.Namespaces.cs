namespace Utws.Core.Xml;

// Namespaces in XML 1.0: declaring and resolving prefixes.
public sealed partial class Utf8XmlReader
{
    /// <summary>What a prefix means at the current node.</summary>
    /// <param name="prefix">The prefix in UTF-8, empty for the default namespace.</param>
    /// <param name="namespaceUri">The namespace name; empty for an undeclared default.</param>
    /// <returns>False if the prefix is not declared.</returns>
    public bool TryLookupNamespaceUtf8(ReadOnlySpan<byte> prefix, out ReadOnlySpan<byte> namespaceUri)
    {
        int uri = LookupPrefix(prefix);
        namespaceUri = uri == Undeclared ? default : _uris[uri];
        return uri != Undeclared;
    }

    private int LookupPrefix(ReadOnlySpan<byte> prefix)
    {
        if (_readState == System.Xml.ReadState.Closed)
        {
            return Undeclared;
        }

        if (prefix.IsEmpty)
        {
            return _prefixUris[NoPrefix];
        }

        int atom = _prefixes.Find(prefix);
        return atom < 0 ? Undeclared : _prefixUris[atom];
    }

    // Binds what the attribute declares, if it is a namespace declaration, and takes note of xml:space and xml:lang.
    private bool TryApplySpecialAttribute(ref AttributeSlot slot, ref ElementFrame frame)
    {
        ReadOnlySpan<byte> name = _buffer.AsSpan(slot.NameStart, slot.NameLength);
        if (slot.PrefixLength == 0)
        {
            return !name.SequenceEqual("xmlns"u8) || TryDeclare(default, ref slot);
        }

        ReadOnlySpan<byte> prefix = name[..slot.PrefixLength];
        if (prefix.SequenceEqual("xmlns"u8))
        {
            return TryDeclare(name[(slot.PrefixLength + 1)..], ref slot);
        }

        return !prefix.SequenceEqual("xml"u8) || TryApplyXmlAttribute(name, ref slot, ref frame);
    }

    private bool TryDeclare(ReadOnlySpan<byte> prefix, ref AttributeSlot slot)
    {
        slot.NamespaceAtom = XmlnsNamespace;
        ReadOnlySpan<byte> uri = DecodeSlot(ref slot);
        bool isDefault = prefix.IsEmpty;
        int prefixStart = isDefault ? slot.NameStart : slot.NameStart + slot.PrefixLength + 1;
        if (uri.IsEmpty && !isDefault)
        {
            // Noticed at the opening quote.
            return Refuse(XmlError.EmptyNamespaceForPrefix, slot.ValueStart - 1, 0, 0);
        }

        if (uri.SequenceEqual(XmlnsNamespaceName))
        {
            return prefix.SequenceEqual("xmlns"u8)
                ? Refuse(XmlError.XmlnsPrefixDeclaredAsItself, slot.ValueStart, 0, 0)
                : Refuse(XmlError.ProhibitedNamespace, slot.ValueStart, prefixStart, prefix.Length);
        }

        bool isXml = prefix.SequenceEqual("xml"u8);
        if (uri.SequenceEqual(XmlNamespaceName))
        {
            if (!isXml)
            {
                return Refuse(XmlError.ProhibitedNamespace, slot.ValueStart, prefixStart, prefix.Length);
            }
        }
        else if (isXml)
        {
            return Refuse(XmlError.XmlPrefixRedefined, slot.NameStart, 0, 0);
        }

        if (prefix.SequenceEqual("xmlns"u8))
        {
            return Refuse(XmlError.XmlnsPrefixDeclared, slot.NameStart, 0, 0);
        }

        Bind(prefix, _uris.Add(uri));
        return true;
    }

    private void Bind(ReadOnlySpan<byte> prefix, int uriAtom)
    {
        int known = _prefixes.Count;
        int atom = _prefixes.Add(prefix);
        if (atom == known)
        {
            PooledArray.EnsureSize(ref _prefixUris, known + 1, known);
            _prefixUris[atom] = Undeclared;
        }

        PooledArray.EnsureSize(ref _bindings, _bindingCount + 1, _bindingCount);
        _bindings[_bindingCount++] = new NamespaceBinding(atom, _prefixUris[atom]);
        _prefixUris[atom] = uriAtom;
    }

    private void PopBindings(int count)
    {
        while (_bindingCount > count)
        {
            ref NamespaceBinding binding = ref _bindings[--_bindingCount];
            _prefixUris[binding.PrefixAtom] = binding.PreviousUriAtom;
        }
    }

    // 2.10 xml:space and 2.12 xml:lang, which hold for the element's content.
    private bool TryApplyXmlAttribute(ReadOnlySpan<byte> name, ref AttributeSlot slot, ref ElementFrame frame)
    {
        if (name.SequenceEqual("xml:lang"u8))
        {
            frame.LanguageAtom = _languages.Add(DecodeSlot(ref slot));
        }
        else if (name.SequenceEqual("xml:space"u8))
        {
            ReadOnlySpan<byte> value = DecodeSlot(ref slot).Trim(" \t\r\n"u8);
            if (value.SequenceEqual("preserve"u8))
            {
                frame.Space = System.Xml.XmlSpace.Preserve;
            }
            else if (value.SequenceEqual("default"u8))
            {
                frame.Space = System.Xml.XmlSpace.Default;
            }
            else
            {
                // The specification lets a processor ignore other values; the old runtime refused them.
                return Refuse(XmlError.InvalidXmlSpace, slot.NameStart, slot.ValueStart, slot.ValueLength);
            }
        }

        return true;
    }

    private bool Refuse(XmlError error, int index, int argument, int argumentLength)
    {
        _failure = Fail(error, index, argument, argumentLength);
        return false;
    }
}
