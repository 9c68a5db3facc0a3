using System.Xml;
using Utws.Core.Soap;
using Utws.Core.Xml;

namespace Utws.Core.Contract;

/// <summary>
/// Reads the body of a <c>logsAvailable</c> request (wire facts, section 6). It follows the old deserialiser's loops, each of
/// which ends at the first end tag on its level whatever the tag's name, so that what clients got away with they still do.
/// </summary>
internal sealed partial class LogsAvailableRequestReader(ISessionReceiver call, SessionArena arena) : ISoapBodyReader
{
    private enum Level : byte
    {
        Body,
        Operation,
        Sessions,
        Session,
        Value,
        NilContent,
    }

    private const ushort ApiVersionSeen = 1;
    private const ushort SessionsSeen = 2;

    private Level _level;
    private Level _levelAfterNil;
    private int _skipDepth = -1;
    private ushort _seenInOperation;
    private ushort _seenInSession;
    private SoapVersion _version;

    /// <inheritdoc/>
    public SoapFault? Fault { get; private set; }

    /// <inheritdoc/>
    public void Begin(SoapVersion version)
    {
        Fault = null;
        _level = Level.Body;
        _skipDepth = -1;
        _version = version;
        _apiVersion = null;
        _shape = null;
        _hasSessions = false;
        SessionsReadAhead = 0;
        ResetValue();
        call.Begin(version);
    }

    /// <inheritdoc/>
    public SoapBodyStep OnNode(Utf8XmlReader reader)
    {
        // A bad value is noticed one node late, as it was: the position in the fault's text is this node's (4.37).
        if (_badValue is not null)
        {
            return Fail(SoapFaults.BadValue(reader.LineNumber, reader.LinePosition, _badValue));
        }

        XmlNodeType type = reader.NodeType;
        if (_skipDepth >= 0)
        {
            if (type == XmlNodeType.EndElement && reader.Depth == _skipDepth)
            {
                _skipDepth = -1;
            }

            return SoapBodyStep.Continue;
        }

        if (_level == Level.Value)
        {
            return OnValueNode(reader, type);
        }

        return type switch
        {
            XmlNodeType.Element => OnElement(reader),
            XmlNodeType.EndElement => OnEndElement(reader),
            _ => SoapBodyStep.Continue,
        };
    }

    private SoapBodyStep OnElement(Utf8XmlReader reader)
    {
        _isTailPlain = false;
        switch (_level)
        {
            case Level.Body when reader.IsElement(ContractNames.LogsAvailable, ContractNames.Namespace):
                return OnOperation(reader);
            case Level.Operation:
                return OnOperationMember(reader);
            case Level.Sessions when reader.IsElement(ContractNames.SessionInfo, ContractNames.Namespace):
                return OnSession(reader);
            case Level.Session:
                return OnSessionMember(reader);
            default:
                Skip(reader);
                return SoapBodyStep.Continue;
        }
    }

    private SoapBodyStep OnEndElement(Utf8XmlReader reader)
    {
        switch (_level)
        {
            case Level.Body:
                return SoapBodyStep.Done;
            case Level.Operation:
                _level = Level.Body;
                break;
            case Level.Sessions:
                _level = Level.Operation;
                break;
            case Level.Session:
                _level = Level.Sessions;
                return Announce(reader);
            default:
                _level = _levelAfterNil;
                break;
        }

        return SoapBodyStep.Continue;
    }

    private SoapBodyStep OnOperation(Utf8XmlReader reader)
    {
        if (!reader.IsEmptyElement)
        {
            _seenInOperation = 0;
            _level = Level.Operation;
        }

        return SoapBodyStep.Continue;
    }

    // Of two members with the same name the first counts (6.21, 6.22).
    private SoapBodyStep OnOperationMember(Utf8XmlReader reader)
    {
        if ((_seenInOperation & ApiVersionSeen) == 0 && reader.IsElement(ContractNames.ApiVersion, ContractNames.Namespace))
        {
            _seenInOperation |= ApiVersionSeen;
            return OnValue(reader, SessionMember.ApiVersion, Level.Operation);
        }

        if ((_seenInOperation & SessionsSeen) == 0 && reader.IsElement(ContractNames.Sessions, ContractNames.Namespace))
        {
            _seenInOperation |= SessionsSeen;
            return OnSessions(reader);
        }

        Skip(reader);
        return SoapBodyStep.Continue;
    }

    private SoapBodyStep OnSessions(Utf8XmlReader reader)
    {
        if (!SchemaInstance.TryReadNil(reader, out bool isNil, out string? problem))
        {
            return FailHere(reader, problem!);
        }

        if (isNil)
        {
            EnterNil(reader, Level.Operation);
            return SoapBodyStep.Continue;
        }

        call.BeginSessions();
        if (reader.IsEmptyElement)
        {
            return SoapBodyStep.Continue;
        }

        _level = Level.Sessions;
        return LearnProlog(reader);
    }

    private SoapBodyStep OnSession(Utf8XmlReader reader)
    {
        // The old deserialiser looked the type's prefix up first, then read nil, then judged the type.
        bool isKnownType = SchemaInstance.IsSessionInfo(reader, out string? typeProblem);
        if (!SchemaInstance.TryReadNil(reader, out bool isNil, out string? nilProblem) || !isKnownType)
        {
            return FailHere(reader, nilProblem ?? typeProblem!);
        }

        // An item that is nil announces no session, and gets no answer.
        if (isNil)
        {
            EnterNil(reader, Level.Sessions);
            return SoapBodyStep.Continue;
        }

        arena.BeginSession();
        _seenInSession = 0;
        if (reader.IsEmptyElement)
        {
            return Announce(reader);
        }

        _level = Level.Session;
        return SoapBodyStep.Continue;
    }

    private SoapBodyStep OnSessionMember(Utf8XmlReader reader)
    {
        SessionMember member = SessionMemberNames.Find(reader.LocalNameUtf8);
        if (member == SessionMember.None
            || (_seenInSession & (1 << (int)member)) != 0
            || !reader.NamespaceUriUtf8.SequenceEqual(ContractNames.Namespace))
        {
            Skip(reader);
            return SoapBodyStep.Continue;
        }

        _seenInSession |= (ushort)(1 << (int)member);
        return OnValue(reader, member, Level.Session);
    }

    private SoapBodyStep Announce(Utf8XmlReader reader)
    {
        call.AnnounceCurrent();
        return call.Fault is null ? LearnSession(reader) : Fail(call.Fault);
    }

    private void EnterNil(Utf8XmlReader reader, Level levelAfter)
    {
        if (!reader.IsEmptyElement)
        {
            _levelAfterNil = levelAfter;
            _level = Level.NilContent;
        }
    }

    private void Skip(Utf8XmlReader reader)
    {
        if (!reader.IsEmptyElement)
        {
            _skipDepth = reader.Depth;
        }
    }

    private SoapBodyStep FailHere(Utf8XmlReader reader, string problem) =>
        Fail(SoapFaults.BadValue(reader.LineNumber, reader.LinePosition, problem));

    private SoapBodyStep Fail(SoapFault fault)
    {
        Fault = fault;
        return SoapBodyStep.Fault;
    }
}
