using System.Text;
using System.Xml;

namespace Utws.Core.Soap;

/// <content>Header blocks: none is understood here, so one that must be, and is meant for us, ends the request in a fault.</content>
internal sealed partial class SoapEnvelopeReader
{
    // The fault names the first block in its text; the others are a courtesy (SOAP 1.2 part 1, 5.4.8), and a bounded one: without a
    // bound 170 KB of request made 100 MB of answer.
    private const int MaxNamedBlocks = 16;
    private const int MaxNamedNamespaceBytes = 1024;

    /// <summary>The first blocks in document order, or null where there are none, as in nearly every request.</summary>
    private List<SoapHeaderName>? HeadersNotUnderstood { get; set; }

    // Where the first of them is.
    private int _headerLine;
    private int _headerColumn;

    private void ResetHeaders() => HeadersNotUnderstood = null;

    private SoapEnvelopeOutcome? OnHeaderContent(XmlNodeType type)
    {
        if (type == XmlNodeType.EndElement)
        {
            _place = Place.BeforeBody;
        }
        else if (type == XmlNodeType.Element)
        {
            if (!_ignoresMustUnderstand && MustBeUnderstood() && IsMeantForUs())
            {
                AddNotUnderstood();
            }

            SkipElement();
        }

        return null;
    }

    private void AddNotUnderstood()
    {
        if (HeadersNotUnderstood is null)
        {
            HeadersNotUnderstood = [];
            _headerLine = _reader.LineNumber;
            _headerColumn = _reader.LinePosition;
        }

        if (HeadersNotUnderstood.Count < MaxNamedBlocks)
        {
            ReadOnlySpan<byte> namespaceUri = _reader.NamespaceUriUtf8;
            HeadersNotUnderstood.Add(new SoapHeaderName(
                Encoding.UTF8.GetString(_reader.LocalNameUtf8),
                namespaceUri.Length <= MaxNamedNamespaceBytes ? Encoding.UTF8.GetString(namespaceUri) : null));
        }
    }

    // 4.21: 1 or true; everything else counts as not set. Deviation (f): the attribute is the version's own (SOAP 1.1, 4.2.3; SOAP
    // 1.2 part 1, 5.2.3), and white space around its value is none of it (xs:boolean, XML Schema part 2, 4.3.6: collapse).
    private bool MustBeUnderstood() =>
        TryGetBlockAttribute(SoapNames.MustUnderstand, SoapNames.EnvelopeOf(Version), out ReadOnlySpan<byte> value)
        && value.Trim(SoapNames.WhiteSpace) is [(byte)'1'] or [(byte)'t', (byte)'r', (byte)'u', (byte)'e'];

    // Deviation (c). SOAP 1.1, 4.2.2: no actor, or next. SOAP 1.2 part 1, 2.2 and 5.2.2: no role, an empty one, next or
    // ultimateReceiver. The old runtime looked at neither and refused what was another node's business. A name is compared as it is
    // written, without white space around it (xs:anyURI): a relative one is nobody's here, as no base is known.
    private bool IsMeantForUs()
    {
        bool is11 = Version == SoapVersion.Soap11;
        if (!TryGetBlockAttribute(is11 ? SoapNames.Actor : SoapNames.Role, SoapNames.EnvelopeOf(Version), out ReadOnlySpan<byte> name))
        {
            return true;
        }

        name = name.Trim(SoapNames.WhiteSpace);
        return name.IsEmpty || (is11
            ? name.SequenceEqual(SoapNames.ActorNext)
            : name.SequenceEqual(SoapNames.RoleNext) || name.SequenceEqual(SoapNames.RoleUltimateReceiver));
    }

    // Of a block that is itself in the envelope's namespace, by default namespace, the attributes without a prefix count (V308).
    private bool TryGetBlockAttribute(ReadOnlySpan<byte> localName, ReadOnlySpan<byte> envelope, out ReadOnlySpan<byte> value) =>
        _reader.PrefixUtf8.IsEmpty && _reader.NamespaceUriUtf8.SequenceEqual(envelope)
            ? _reader.TryGetAttributeUtf8(localName, default, out value)
            : _reader.TryGetAttributeUtf8(localName, envelope, out value);
}
