using System.Xml;

namespace Utws.Core.Xml;

/// <summary>
/// A reusable, namespace-aware, DTD-refusing reader of XML 1.0 (fifth edition) that works on UTF-8 bytes and can be fed piece by piece.
/// </summary>
/// <remarks>
/// <para>
/// Push: <see cref="Reset(XmlInputEncoding)"/>, then <see cref="Append"/> as bytes arrive, <see cref="Complete"/> after the last ones, and
/// <see cref="TryRead"/> whenever a node is wanted. Pull: <see cref="Reset(Stream, XmlInputEncoding, bool)"/>, then <see cref="Read"/> or
/// ReadAsync. Nodes, values, errors and positions do not depend on how the input was split.
/// </para>
/// <para>
/// All memory is the reader's own and pooled. Spans that it gives out are valid until the next TryRead, Read, Append or Reset. Once its
/// buffers have grown to what a kind of document needs, a further one allocates nothing, unless strings are asked for.
/// </para>
/// <para>An instance is for one thread at a time.</para>
/// </remarks>
public sealed partial class Utf8XmlReader : XmlReader, IXmlLineInfo, IXmlNamespaceResolver
{
    private readonly Utf8XmlReaderOptions _options;
    private readonly int _maxDepth;
    private readonly int _maxAttributes;
    private readonly int _maxNameBytes;
    private readonly int _maxTextBytes;

    /// <summary>Makes a reader that stands before an empty document until it is reset.</summary>
    /// <param name="options">Limits and switches; null for the defaults.</param>
    /// <exception cref="ArgumentOutOfRangeException">A limit is not positive.</exception>
    public Utf8XmlReader(Utf8XmlReaderOptions? options = null)
    {
        _options = options ?? Utf8XmlReaderOptions.Default;
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(_options.MaxDepth, nameof(options));
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(_options.MaxAttributes, nameof(options));
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(_options.MaxNameBytes, nameof(options));
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(_options.MaxTextBytes, nameof(options));
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(_options.MaxDocumentBytes, nameof(options));
        _maxDepth = _options.MaxDepth;
        _maxAttributes = _options.MaxAttributes;
        _maxNameBytes = _options.MaxNameBytes;
        _maxTextBytes = _options.MaxTextBytes;
        Reset();
    }

    /// <summary>Forgets everything and stands before a new document, whose bytes come by <see cref="Append"/>.</summary>
    /// <param name="encoding">How the bytes are to be understood.</param>
    public void Reset(XmlInputEncoding encoding = default)
    {
        ReleaseStream();
        ResetDocument(encoding);
    }

    /// <summary>Goes to the next node; it never throws because of the input.</summary>
    /// <returns>
    /// <see cref="XmlReadResult.NeedMore"/> if the next node is not complete: there is no current node then, and reading goes on where it
    /// was as soon as more is appended. <see cref="XmlReadResult.Error"/> and <see cref="XmlReadResult.EndOfDocument"/> stay until a reset.
    /// </returns>
    public XmlReadResult TryRead()
    {
        // What nearly always holds: within the root element, and the node before was neither looked at closely nor declared anything.
        int depth = _depth;
        if (_readState != System.Xml.ReadState.Interactive || _waiting || _viewed || depth == 0)
        {
            return TryReadSlow();
        }

        if (_leaving == Leaving.Element)
        {
            depth--;
            if (depth == 0 || _rescuedFrames > depth || _frames[depth].BindingCount != _bindingCount)
            {
                return TryReadSlow();
            }

            _depth = depth;
            _leaving = Leaving.Nothing;
        }

        _tokenStart = _pos;
        _attributeCount = 0;
        return ReadPlain(depth);
    }

    private XmlReadResult TryReadSlow()
    {
        if (_readState is not (System.Xml.ReadState.Initial or System.Xml.ReadState.Interactive))
        {
            return _readState == System.Xml.ReadState.Error ? XmlReadResult.Error : XmlReadResult.EndOfDocument;
        }

        if (_waiting && !MayBeComplete())
        {
            return XmlReadResult.NeedMore;
        }

        if (_skippedProlog > 0)
        {
            ReadSkippedProlog();
        }

        _readState = System.Xml.ReadState.Interactive;
        LeaveNode();
        XmlReadResult result = _depth > 0 ? ReadPlain(_depth) : ReadOutside();
        if (result == XmlReadResult.Node)
        {
            _waiting = false;
        }

        return result;
    }

    private void ResetDocument(XmlInputEncoding encoding)
    {
        ResetBuffer();
        ResetInput(encoding);
        ResetPosition();
        ResetScopes();
        ResetError();
        ResetNames();
        _readState = System.Xml.ReadState.Initial;
        _nodeType = XmlNodeType.None;
        _rootSeen = false;
        _waiting = false;
        _leaving = Leaving.Nothing;
        _attributeCount = 0;
        _rescannedBytes = 0;
        _skippedProlog = 0;
        ForgetView();
    }
}
