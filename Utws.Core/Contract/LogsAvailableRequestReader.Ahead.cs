using Utws.Core.Soap;
using Utws.Core.Xml;

namespace Utws.Core.Contract;

/// <content>
/// The fast path. What a client writes around its values is the same in each session, and in each request: read node by node once, the
/// same bytes are known for what they are. At the first that are not, the reader goes on node by node from there.
/// </content>
internal sealed partial class LogsAvailableRequestReader
{
    // Ten usual sessions, a piece of Kestrel's memory. For a longer one nothing waits: what is wrong in it is to be told as it comes.
    private const int MaxAwaitedBytes = 4096;

    private readonly RequestShapes _shapes = new();
    private RequestShape? _shape;
    private int _head;

    /// <summary>Whether to use it; for tests that compare both ways.</summary>
    public bool ReadsAhead { get; init; } = true;

    /// <summary>How many of the request's sessions were read so; what tests hold to be nearly all.</summary>
    public int SessionsReadAhead { get; private set; }

    /// <inheritdoc/>
    public bool TryResume(Utf8XmlReader reader, int head, out SoapVersion version)
    {
        _head = head;
        version = default;
        if (!ReadsAhead || !reader.IsUtf8
            || _shapes.Find(reader.Ahead[..^Utf8XmlReader.AheadSlack], head, reader.EncodingWay) is not { } shape)
        {
            return false;
        }

        reader.SkipProlog(shape.PrologLength);
        version = shape.Version;
        Begin(version);
        if (shape.ApiVersion is { } apiVersion)
        {
            call.SetApiVersion(apiVersion);
        }

        call.BeginSessions();
        _seenInOperation = shape.SeenInOperation;
        _hasSessions = true;
        _level = Level.Sessions;
        _shape = shape;
        BeginSessionsAhead(reader);
        return true;
    }

    /// <inheritdoc/>
    public SoapBodyStep ReadAhead(Utf8XmlReader reader)
    {
        RequestShape shape = _shape!;
        ReadOnlySpan<byte> window = reader.Ahead;
        int end = window.Length - Utf8XmlReader.AheadSlack;
        int pos = 0;
        if (shape.Session.IsLearned && !call.IsHolding)
        {
            pos = ReadSessions(shape, window);
            if (pos > 0)
            {
                reader.Skip(pos);
                SessionEnded(reader);
            }

            if (call.Fault is not null)
            {
                return Fail(call.Fault);
            }
        }

        return LookFurther(shape, window[pos..end], reader);
    }

    /// <inheritdoc/>
    public void OnEnvelopeEnd(Utf8XmlReader reader)
    {
        if (_shape is null)
        {
            return;
        }

        // A beginning counts once it has led to an answer: one with a block that must be understood never does.
        _shape.Confirm();
        if (_isTailPlain && reader.IsReadToEnd && reader.TryGetReadBytes(_sessionStart, out ReadOnlySpan<byte> tail))
        {
            _shape.LearnEpilog(tail);
        }
    }

    // As many sessions as are there and are of the shapes known. Returns where the last of them ends.
    private int ReadSessions(RequestShape shape, ReadOnlySpan<byte> window)
    {
        int pos = 0;
        int previousEnd = SessionShape.None;
        while (call.Fault is null)
        {
            int end = shape.Session.Match(window, pos, previousEnd);
            if (end < 0)
            {
                if (!shape.OtherSession.IsLearned || (end = shape.OtherSession.Match(window, pos, SessionShape.None)) < 0)
                {
                    break;
                }

                shape.SwapSessions();
            }

            call.Answer(shape.Session.Session(window, end));
            pos = end;
            previousEnd = end;
            SessionsReadAhead++;
            _learningCredit = MaxLearningCredit;
        }

        return pos;
    }

    // What is left is the end, or too short to tell yet, or for the reader. Nothing waits that could not become a session or the end.
    private static SoapBodyStep LookFurther(RequestShape shape, ReadOnlySpan<byte> rest, Utf8XmlReader reader)
    {
        ReadOnlySpan<byte> epilog = shape.Epilog;
        if (reader.IsEnded)
        {
            return reader.IsComplete && !epilog.IsEmpty && rest.SequenceEqual(epilog) ? SoapBodyStep.EndOfEnvelope : SoapBodyStep.Continue;
        }

        return IsShortOf(rest, shape.Session) || (rest.Length <= epilog.Length && epilog.StartsWith(rest))
            ? SoapBodyStep.ReadAhead
            : SoapBodyStep.Continue;
    }

    private static bool IsShortOf(ReadOnlySpan<byte> rest, SessionShape session)
    {
        if (!session.IsLearned || session.SessionLength > MaxAwaitedBytes || rest.Length >= session.SessionLength)
        {
            return false;
        }

        ReadOnlySpan<byte> gap = session.FirstGap;
        return rest.Length < gap.Length ? gap.StartsWith(rest) : rest.StartsWith(gap);
    }
}
