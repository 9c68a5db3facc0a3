namespace Utws.Core.Xml;

// A complete tag: which namespaces its names are in, and whether an attribute is there twice.
public sealed partial class Utf8XmlReader
{
    // Up to here each attribute is compared with each other one: 120 comparisons, most of which end at the length, cost less than hashing.
    private const int PairwiseAttributes = 16;

    private int[] _duplicateTable = [];

    private bool TryResolveTag(ref ElementFrame frame)
    {
        if (frame.PrefixLength == 0)
        {
            frame.NamespaceAtom = _prefixUris[NoPrefix];
        }
        else
        {
            // NSC: Reserved Prefixes and Namespace Names: xmlns is for attributes only.
            ReadOnlySpan<byte> prefix = _buffer.AsSpan(frame.NameStart, frame.PrefixLength);
            frame.NamespaceAtom = LookupPrefix(prefix);
            if (frame.NamespaceAtom is Undeclared or XmlnsNamespace)
            {
                return Refuse(
                    frame.NamespaceAtom == Undeclared ? XmlError.UndeclaredPrefix : XmlError.XmlnsElementPrefix,
                    frame.NameStart,
                    frame.NameStart,
                    frame.PrefixLength);
            }
        }

        return _attributeCount == 0 || (TryResolveAttributes() && TryCheckDuplicates());
    }

    private bool TryResolveAttributes()
    {
        for (int i = 0; i < _attributeCount; i++)
        {
            ref AttributeSlot slot = ref _attributes[i];
            if (slot.PrefixLength > 0 && slot.NamespaceAtom != XmlnsNamespace)
            {
                slot.NamespaceAtom = LookupPrefix(_buffer.AsSpan(slot.NameStart, slot.PrefixLength));
                if (slot.NamespaceAtom == Undeclared)
                {
                    return Refuse(XmlError.UndeclaredPrefix, slot.NameStart, slot.NameStart, slot.PrefixLength);
                }
            }
        }

        return true;
    }

    private bool TryCheckDuplicates()
    {
        if (_attributeCount > PairwiseAttributes)
        {
            return TryCheckDuplicatesHashed();
        }

        for (int i = 0; i < _attributeCount - 1; i++)
        {
            for (int j = i + 1; j < _attributeCount; j++)
            {
                if (HaveSameName(i, j))
                {
                    return RefuseDuplicate(j);
                }
            }
        }

        return true;
    }

    // Open addressing over twice as many places; of several doubled names the one whose first attribute comes first is reported, as above.
    private bool TryCheckDuplicatesHashed()
    {
        uint places = (uint)_attributeCount * 2;
        PooledArray.EnsureSize(ref _duplicateTable, (int)places, 0);
        _duplicateTable.AsSpan(0, (int)places).Clear();
        int first = int.MaxValue;
        int second = 0;
        for (int i = 0; i < _attributeCount; i++)
        {
            // Seeded afresh in each process: a client cannot choose names that all fall onto one place.
            HashCode hash = default;
            hash.Add(_attributes[i].NamespaceAtom);
            hash.AddBytes(GetAttributeLocalNameUtf8(i));
            uint place = (uint)hash.ToHashCode() % places;
            while (_duplicateTable[place] is int other and > 0)
            {
                if (HaveSameName(other - 1, i))
                {
                    if (other - 1 < first)
                    {
                        first = other - 1;
                        second = i;
                    }

                    break;
                }

                place = place + 1 == places ? 0 : place + 1;
            }

            if (_duplicateTable[place] == 0)
            {
                _duplicateTable[place] = i + 1;
            }
        }

        return first == int.MaxValue || RefuseDuplicate(second);
    }

    private bool HaveSameName(int i, int j) =>
        _attributes[i].NamespaceAtom == _attributes[j].NamespaceAtom && GetAttributeLocalNameUtf8(i).SequenceEqual(GetAttributeLocalNameUtf8(j));

    private bool RefuseDuplicate(int index)
    {
        ref AttributeSlot slot = ref _attributes[index];
        return Refuse(XmlError.DuplicateAttribute, slot.NameStart, slot.NameStart, slot.NameLength);
    }
}
