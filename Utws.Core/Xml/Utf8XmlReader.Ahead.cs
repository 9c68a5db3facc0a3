using System.Diagnostics;

namespace Utws.Core.Xml;

// Reading ahead: whoever has seen the tokenizer accept bytes may take the same bytes in the same state again without it. What may be
// taken so is the reader's own input, valid UTF-8 already; after it the tokenizer goes on as if it had read all of it, with the same
// lines and columns, since these are counted from the bytes.
public sealed partial class Utf8XmlReader
{
    // Bytes at the start of the document that were taken without the tokenizer, which has to read them if it is asked to go on.
    private int _skippedProlog;

    /// <summary>Zeros after the bytes of <see cref="Ahead"/>, which a vector may be loaded from.</summary>
    internal const int AheadSlack = Slack;

    /// <summary>What has arrived and is not read yet, and <see cref="AheadSlack"/> zeros after it. Valid until the next TryRead, Append or Reset.</summary>
    internal ReadOnlySpan<byte> Ahead => _buffer.AsSpan(_pos, _end - _pos + Slack);

    /// <summary>Whether the last byte of the document has arrived, and none of it was refused.</summary>
    internal bool IsComplete => _complete && _stop == XmlError.None && _error == XmlError.None;

    /// <summary>Whether nothing more is to come: the last byte has arrived, or one that makes all after it void.</summary>
    internal bool IsEnded => _complete || _stop != XmlError.None || _error != XmlError.None;

    /// <summary>Whether all bytes of a document that was not refused were read.</summary>
    internal bool IsReadToEnd => IsComplete && _pos == _end;

    /// <summary>Whether nothing was read yet.</summary>
    internal bool IsAtStart => _readState == System.Xml.ReadState.Initial;

    /// <summary>Whether the document comes in UTF-8, so that its bytes are the input's own.</summary>
    internal bool IsUtf8 => _stage == InputStage.Utf8;

    /// <summary>How the document's encoding was found: of equal bytes with an equal way the tokenizer makes the same.</summary>
    internal int EncodingWay => ((int)_form * 2) + (_encoding.External is not null || _encoding.ReplaceInvalidBytes ? 1 : 0);

    /// <summary>Where the reading is, in bytes of the document in UTF-8: after the current node.</summary>
    internal long BytePosition => _bufferOffset + _pos;

    /// <summary>Where the value of the current node begins, as <see cref="BytePosition"/> counts, if <see cref="IsValueVerbatim"/>.</summary>
    internal long ValueBytePosition => _bufferOffset + _valueStart;

    /// <summary>Whether the current node is text whose value is just its bytes: no section, no reference, no line end to fold.</summary>
    internal bool IsValueVerbatim =>
        _nodeType is System.Xml.XmlNodeType.Text or System.Xml.XmlNodeType.Whitespace or System.Xml.XmlNodeType.SignificantWhitespace
            && (_valueTraits & XmlValueTraits.Decode) == XmlValueTraits.None;

    /// <summary>The document's bytes from a place that was read up to <see cref="BytePosition"/>; false if they are not kept any more.</summary>
    internal bool TryGetReadBytes(long from, out ReadOnlySpan<byte> bytes)
    {
        bool isKept = from >= _bufferOffset && from <= BytePosition;
        bytes = isKept ? _buffer.AsSpan((int)(from - _bufferOffset)..(_pos)) : default;
        return isKept;
    }

    /// <summary>
    /// Takes the first bytes of <see cref="Ahead"/>. The tokenizer has accepted the same bytes before, with the same elements open
    /// and the same namespaces in scope, and afterwards had the same elements open again.
    /// </summary>
    internal void Skip(int count)
    {
        Debug.Assert(count <= _end - _pos, "What has not arrived cannot be taken.");
        LeaveNode();
        _readState = System.Xml.ReadState.Interactive;
        _waiting = false;
        _pos += count;
        _tokenStart = _pos;
    }

    /// <summary>
    /// Takes the first bytes of the document. The tokenizer has accepted the same bytes before as the beginning of one, found its
    /// encoding in the same <see cref="EncodingWay"/>, and stood after a start tag then.
    /// </summary>
    internal void SkipProlog(int count)
    {
        Debug.Assert(IsAtStart, "The prolog is at the start.");
        Skip(count);
        _skippedProlog = count;
    }

    // The tokenizer is wanted after all: it reads the beginning now, for the elements and namespaces that are open, and goes on where
    // the reading is. The bytes are still there, because DropRead comes here first.
    private void ReadSkippedProlog()
    {
        int pos = _pos;
        int length = _skippedProlog;
        _skippedProlog = 0;
        _pos = 0;
        XmlReadResult result;
        do
        {
            LeaveNode();
            result = _depth > 0 ? ReadContent() : ReadOutside();
        }
        while (result == XmlReadResult.Node && _pos < length);

        Debug.Assert(result == XmlReadResult.Node && _pos == length && _leaving == Leaving.Nothing, "The same bytes gave other nodes.");
        _pos = pos;
        LeaveNode();
    }
}
