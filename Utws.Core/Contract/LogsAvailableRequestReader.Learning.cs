using Utws.Core.Soap;
using Utws.Core.Xml;

namespace Utws.Core.Contract;

/// <content>What the fast path knows, it has from what was read node by node.</content>
internal sealed partial class LogsAvailableRequestReader
{
    // A document whose every session has a shape of its own is not learned from any more after these: what it costs would never come
    // back. A session that was read ahead earns them anew.
    private const int MaxLearningCredit = 4;

    private readonly ValuePlace[] _places = new ValuePlace[SessionMemberNames.Count];
    private int _placeCount;
    private int _learningCredit;
    private bool _hasSessions;
    private bool _isLearning;
    private bool _isTailPlain;
    private long _sessionStart;
    private long _valueStart;
    private int _valueLength;
    private int? _apiVersion;

    // The start tag of the sessions is read. A second array, in a second operation, is read node by node (6.23).
    private SoapBodyStep LearnProlog(Utf8XmlReader reader)
    {
        if (!ReadsAhead || _hasSessions)
        {
            _shape = null;
            return SessionEnded(reader);
        }

        _hasSessions = true;
        _shape = reader.IsUtf8 && reader.TryGetReadBytes(0, out ReadOnlySpan<byte> prolog) && prolog.Length <= RequestShape.MaxPrologBytes
            ? _shapes.Learn(prolog, _head, reader.EncodingWay)
            : _shapes.ForOneDocument();
        _shape.Version = _version;
        _shape.ApiVersion = _apiVersion;
        _shape.SeenInOperation = _seenInOperation;
        _shape.SessionDepth = reader.Depth + 1;
        return BeginSessionsAhead(reader);
    }

    private SoapBodyStep BeginSessionsAhead(Utf8XmlReader reader)
    {
        _learningCredit = MaxLearningCredit;
        return SessionEnded(reader);
    }

    // The next session, or the end of them, begins where the reader is.
    private SoapBodyStep SessionEnded(Utf8XmlReader reader)
    {
        _sessionStart = reader.BytePosition;
        _placeCount = 0;
        _isLearning = _shape is not null && _learningCredit > 0;
        _isTailPlain = true;
        return _shape is null ? SoapBodyStep.Continue : SoapBodyStep.ReadAhead;
    }

    // The session that ends where the reader is was read node by node.
    private SoapBodyStep LearnSession(Utf8XmlReader reader)
    {
        if (_shape is { } shape && reader.Depth != shape.SessionDepth)
        {
            // An end tag inside of a member has ended the session (6.20): from here on other elements are open than before it.
            _shape = null;
        }
        else if (_isLearning && reader.TryGetReadBytes(_sessionStart, out ReadOnlySpan<byte> session) && session.Length <= SessionShape.MaxBytes)
        {
            // The shape that was seen last stays, the one before it gives way.
            _learningCredit--;
            _shape!.SwapSessions();
            _shape.Session.Learn(session, _places.AsSpan(0, _placeCount), arena.Present);
        }

        return SessionEnded(reader);
    }

    private void BeginPlace(Utf8XmlReader reader)
    {
        _valueStart = reader.BytePosition;
        _valueLength = 0;
    }

    // A value is learned if it is one piece of text; comments before and behind it are part of what does not vary.
    private void NotePlace(Utf8XmlReader reader)
    {
        if (_valueStage == ValueStage.Start && reader.IsValueVerbatim)
        {
            _valueStart = reader.ValueBytePosition;
            _valueLength = reader.ValueUtf8.Length;
        }
        else
        {
            _isLearning = false;
        }
    }

    private void EndPlace()
    {
        if (_valueMember != SessionMember.ApiVersion && _isLearning)
        {
            _places[_placeCount++] = new ValuePlace(_valueMember, (int)(_valueStart - _sessionStart), _valueLength);
        }
    }
}
