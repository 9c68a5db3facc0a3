using System.Text;
using Utws.Core.Xml;

namespace Utws.Core.Contract;

/// <summary>The attributes <c>xsi:nil</c> and <c>xsi:type</c> of the element the reader stands on (XML Schema part 1, 2.6), with their older aliases (6.30).</summary>
internal static class SchemaInstance
{
    private static ReadOnlySpan<byte> Namespace2001 => "http://www.w3.org/2001/XMLSchema-instance"u8;

    private static ReadOnlySpan<byte> Namespace2000 => "http://www.w3.org/2000/10/XMLSchema-instance"u8;

    private static ReadOnlySpan<byte> Namespace1999 => "http://www.w3.org/1999/XMLSchema-instance"u8;

    /// <summary>Reads <c>nil</c>; false with a <paramref name="problem"/> if it is no boolean (4.35).</summary>
    public static bool TryReadNil(Utf8XmlReader reader, out bool isNil, out string? problem)
    {
        isNil = false;
        problem = null;
        if (!TryGetNil(reader, out ReadOnlySpan<byte> value))
        {
            return true;
        }

        ReadOnlySpan<byte> trimmed = value.Trim(" \t\n\r"u8);
        isNil = trimmed.SequenceEqual("true"u8) || trimmed.SequenceEqual("1"u8);
        if (isNil || trimmed.SequenceEqual("false"u8) || trimmed.SequenceEqual("0"u8))
        {
            return true;
        }

        problem = "The string '" + Encoding.UTF8.GetString(trimmed) + "' is not a valid Boolean value.";
        return false;
    }

    /// <summary>Whether the element's <c>type</c>, if it has one, is <c>SessionInfo</c>; if not, <paramref name="problem"/> says why (4.34).</summary>
    public static bool IsSessionInfo(Utf8XmlReader reader, out string? problem)
    {
        problem = null;
        if (!reader.TryGetAttributeUtf8("type"u8, Namespace2001, out ReadOnlySpan<byte> value)
            && !reader.TryGetAttributeUtf8("type"u8, Namespace2000, out value)
            && !reader.TryGetAttributeUtf8("type"u8, Namespace1999, out value))
        {
            return true;
        }

        int colon = value.LastIndexOf((byte)':');
        ReadOnlySpan<byte> prefix = colon < 0 ? default : value[..colon];
        ReadOnlySpan<byte> localName = prefix.IsEmpty ? value : value[(colon + 1)..];
        if (!reader.TryLookupNamespaceUtf8(prefix, out ReadOnlySpan<byte> namespaceUri) && !prefix.IsEmpty)
        {
            problem = "Namespace prefix '" + Encoding.UTF8.GetString(prefix) + "' is not defined.";
            return false;
        }

        if (localName.SequenceEqual(ContractNames.SessionInfo) && namespaceUri.SequenceEqual(ContractNames.Namespace))
        {
            return true;
        }

        problem = "The specified type was not recognized: name='" + Encoding.UTF8.GetString(localName) + "', namespace='"
            + Encoding.UTF8.GetString(namespaceUri) + "', at <SessionInfo xmlns='" + ContractNames.NamespaceUri + "'>.";
        return false;
    }

    private static bool TryGetNil(Utf8XmlReader reader, out ReadOnlySpan<byte> value)
    {
        // Most elements have no attributes at all. In the older namespaces the name is null alone, as the framework's XmlSerializer
        // still has it.
        value = default;
        return reader.AttributeCount > 0
            && (reader.TryGetAttributeUtf8("nil"u8, Namespace2001, out value)
                || reader.TryGetAttributeUtf8("null"u8, Namespace2001, out value)
                || reader.TryGetAttributeUtf8("null"u8, Namespace2000, out value)
                || reader.TryGetAttributeUtf8("null"u8, Namespace1999, out value));
    }
}
