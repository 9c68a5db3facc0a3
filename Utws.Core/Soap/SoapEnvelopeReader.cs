using System.Xml;
using Utws.Core.Xml;

namespace Utws.Core.Soap;

/// <summary>
/// Reads an envelope as it streams in: root, header blocks, body, tail (wire facts 2.0, steps 3 to 9). The old runtime read a
/// body that had to be routed by its first element twice, once to look and once in earnest; here both happen in one pass, so
/// a complaint of the second reading is kept until the first would have found its element.
/// </summary>
internal sealed partial class SoapEnvelopeReader
{
    private enum Place : byte
    {
        Prologue,
        BeforeBody,
        Header,
        BodyStart,
        Body,
        Tail,
        AfterEnvelope,
    }

    private readonly Utf8XmlReader _reader;
    private readonly ISoapBodyReader _body;
    private readonly byte[] _operationName;
    private readonly byte[] _operationNamespace;
    private readonly bool _ignoresMustUnderstand;

    private Place _place;
    private bool _headerSeen;
    private int _skipDepth;
    private bool _readsAhead;

    /// <param name="reader">Gives the nodes; whoever owns it appends to it.</param>
    /// <param name="body">Takes the nodes inside the body.</param>
    /// <param name="operationName">The local name of the one operation's request element, UTF-8.</param>
    /// <param name="operationNamespace">Its namespace name, UTF-8.</param>
    /// <param name="mustUnderstand">What becomes of header blocks that must be understood.</param>
    public SoapEnvelopeReader(
        Utf8XmlReader reader,
        ISoapBodyReader body,
        ReadOnlySpan<byte> operationName,
        ReadOnlySpan<byte> operationNamespace,
        MustUnderstandMode mustUnderstand = MustUnderstandMode.Fault)
    {
        _reader = reader;
        _body = body;
        _operationName = operationName.ToArray();
        _operationNamespace = operationNamespace.ToArray();
        _ignoresMustUnderstand = mustUnderstand == MustUnderstandMode.Ignore;
    }

    /// <summary>The version to answer in: guessed until the root element is read, then fixed by its namespace.</summary>
    public SoapVersion Version { get; private set; }

    /// <summary>Why the envelope cannot be answered otherwise; null unless the outcome is a fault.</summary>
    public SoapFault? Fault { get; private set; }

    /// <summary>Begins the envelope of a request with this head.</summary>
    public void Reset(in SoapHead head)
    {
        Version = head.Route.Version;
        Fault = null;
        _place = Place.Prologue;
        _headerSeen = false;
        _skipDepth = -1;
        _readsAhead = false;
        ResetRouting(head);
        ResetHeaders();
    }

    /// <summary>Reads on, as far as the input goes.</summary>
    public SoapEnvelopeOutcome Advance()
    {
        if (_place == Place.Prologue && _reader.IsAtStart)
        {
            TryResume();
        }

        while (true)
        {
            if (_readsAhead && OnReadAhead() is { } ahead)
            {
                return ahead;
            }

            switch (_reader.TryRead())
            {
                case XmlReadResult.Node:
                    if (OnNode() is { } outcome)
                    {
                        return outcome;
                    }

                    break;
                case XmlReadResult.NeedMore:
                    return SoapEnvelopeOutcome.NeedMore;
                case XmlReadResult.EndOfDocument:
                    return OnEndOfDocument();
                default:
                    return OnMalformed();
            }
        }
    }

    private SoapEnvelopeOutcome? OnNode()
    {
        XmlNodeType type = _reader.NodeType;
        if (_place == Place.Body)
        {
            return OnBodyNode();
        }

        if (_skipDepth >= 0)
        {
            if (type == XmlNodeType.EndElement && _reader.Depth == _skipDepth)
            {
                _skipDepth = -1;
            }

            return null;
        }

        switch (_place)
        {
            case Place.Tail:
                return OnTailNode(type);
            case Place.AfterEnvelope:
                // One node further is read, and whatever it is, it is well-formed (6.33).
                return Finish();
            default:
                // XmlReader.MoveToContent's idea of content.
                return type is XmlNodeType.Element or XmlNodeType.EndElement or XmlNodeType.Text or XmlNodeType.CDATA
                    ? OnContent(type)
                    : null;
        }
    }

    private SoapEnvelopeOutcome? OnContent(XmlNodeType type) => _place switch
    {
        Place.Prologue => OnRoot(),
        Place.Header => OnHeaderContent(type),
        Place.BodyStart => OnFirstOfBody(),
        _ => IsLookingForBody ? OnBeforeBodyWhileRouting(type) : OnBeforeBody(type),
    };

    private SoapEnvelopeOutcome? OnRoot()
    {
        if (FixVersion() is { } mismatch)
        {
            return mismatch;
        }

        // 4.16, 4.17
        if (!_reader.LocalNameUtf8.SequenceEqual(SoapNames.Envelope))
        {
            return FailHere(SoapFaults.MissingEnvelope(IsRouting));
        }

        if (_reader.IsEmptyElement)
        {
            return FailHere(SoapFaults.MissingBody(IsRouting));
        }

        _place = Place.BeforeBody;
        return null;
    }

    // One optional Header, then Body, and nothing else (4.18).
    private SoapEnvelopeOutcome? OnBeforeBody(XmlNodeType type)
    {
        ReadOnlySpan<byte> envelope = SoapNames.EnvelopeOf(Version);
        if (type == XmlNodeType.Element && _reader.IsElement(SoapNames.Body, envelope))
        {
            return EnterBody();
        }

        if (!_headerSeen && type == XmlNodeType.Element && _reader.IsElement(SoapNames.Header, envelope))
        {
            _headerSeen = true;
            _place = _reader.IsEmptyElement ? Place.BeforeBody : Place.Header;
            return null;
        }

        return FailOrPostpone(SoapFaults.MissingBody(whileRouting: false).At(_reader.LineNumber, _reader.LinePosition), type);
    }

    private SoapEnvelopeOutcome? EnterBody()
    {
        if (IsRouting)
        {
            if (_reader.IsEmptyElement)
            {
                return OnUnknownOperation();
            }

            _place = Place.BodyStart;
            return null;
        }

        BeginBody();
        return null;
    }

    private void BeginBody()
    {
        _place = Place.Body;
        _body.Begin(Version);
    }

    private SoapEnvelopeOutcome? OnBodyNode()
    {
        switch (_body.OnNode(_reader))
        {
            case SoapBodyStep.Continue:
                return null;
            case SoapBodyStep.ReadAhead:
                _readsAhead = true;
                return null;
            case SoapBodyStep.Done:
                _place = Place.Tail;
                return OnTailNode(_reader.NodeType);
            default:
                return Fail(_body.Fault!);
        }
    }

    // Elements after the body, a Header among them, are read over (4.18).
    private SoapEnvelopeOutcome? OnTailNode(XmlNodeType type)
    {
        if (type == XmlNodeType.EndElement && _reader.Depth == 0)
        {
            _place = Place.AfterEnvelope;
        }

        return null;
    }

    private SoapEnvelopeOutcome OnEndOfDocument() =>
        IsRouting ? FailWhileRouting(SoapFaults.MissingBody(whileRouting: true)) : Finish();

    private SoapEnvelopeOutcome OnMalformed() => IsRouting
        ? FailWhileRouting(SoapFaults.MalformedXmlWhileRouting(_reader.ErrorMessage).At(_reader.ErrorLineNumber, _reader.ErrorLinePosition).Because(_reader.Error))
        : Fail(SoapFaults.MalformedXml(_reader.ErrorMessage).At(_reader.ErrorLineNumber, _reader.ErrorLinePosition).Because(_reader.Error));

    // The check of the headers comes last: a bad value beats it (4.22).
    private SoapEnvelopeOutcome Finish()
    {
        if (HeadersNotUnderstood is { } headers)
        {
            return Fail(SoapFaults.NotUnderstood(headers).At(_headerLine, _headerColumn));
        }

        _body.OnEnvelopeEnd(_reader);
        return SoapEnvelopeOutcome.Complete;
    }

    private SoapEnvelopeOutcome FailHere(SoapFault fault) => Fail(fault.At(_reader.LineNumber, _reader.LinePosition));

    private SoapEnvelopeOutcome Fail(SoapFault fault)
    {
        Fault = fault;
        return SoapEnvelopeOutcome.Fault;
    }

    private void SkipElement()
    {
        if (!_reader.IsEmptyElement)
        {
            _skipDepth = _reader.Depth;
        }
    }
}
