using System.Buffers;
using Utws.Core.Bytes;
using Utws.Core.Contract;

namespace Utws.Core.Recording;

/// <summary>
/// Writes a request's sessions with their decisions as the JSON (RFC 8259) that is recorded: an array of arrays, whose members are
/// the ten of the contract in its order, then <c>publish</c> (0 Discard, 1 SummaryOnly, 2 Details) and <c>publishUntil</c>. A text
/// that was not there is <c>null</c>, an empty one <c>""</c>. UTF-8 in and out, no string between; allocates nothing once warm.
/// </summary>
public sealed class SessionJson : ISessionSink, IDisposable
{
    // Five numbers of 11 characters, five nulls or pairs of quotes, the punctuation between all of them, and what the decision touches.
    private const int MaxBytesBesideTexts = (5 * 11) + (5 * 4) + 16 + FramedNumber.MaxLength;

    private const int UsualTextBytes = 512;

    // Some ten usual sessions.
    private const int InitialBytes = 1024;

    // What one odd request needed is not kept for all that follow.
    private const int KeptBytes = 64 * 1024;

    private readonly FramedNumber[] _decisions = [new("0,", "],"), new("1,", "],"), new("2,", "],")];
    private byte[] _bytes = ArrayPool<byte>.Shared.Rent(InitialBytes);
    private int _length = 1;

    /// <summary>Nothing but an empty array.</summary>
    public SessionJson() => _bytes[0] = (byte)'[';

    /// <summary>The array. The memory is the writer's, and valid until the next call of any other member.</summary>
    public ReadOnlySpan<byte> Json
    {
        get
        {
            // There is always room for it: a session is followed by a comma, and the closing bracket stands in the last one's place.
            int last = _length == 1 ? 1 : _length - 1;
            _bytes[last] = (byte)']';
            return _bytes.AsSpan(0, last + 1);
        }
    }

    /// <inheritdoc/>
    public void Restart()
    {
        if (_bytes.Length > KeptBytes)
        {
            ArrayPool<byte>.Shared.Return(_bytes);
            _bytes = ArrayPool<byte>.Shared.Rent(InitialBytes);
            _bytes[0] = (byte)'[';
        }

        _length = 1;
    }

    /// <inheritdoc/>
    public void Append(in SessionInfo session, PublishDecision decision)
    {
        long bytes = MaxBytes(in session);
        if (bytes > _bytes.Length - _length)
        {
            Grow(bytes);
        }

        if (_length > 1)
        {
            // Where Json has been looked at in between, its closing bracket stands here.
            _bytes[_length - 1] = (byte)',';
        }

        Span<byte> room = _bytes.AsSpan(_length);
        room[0] = (byte)'[';
        int at = Number(room, 1, session.ProductId);
        at = Text(room, at, session.Version, session.Present & SessionTextFields.Version);
        at = Number(room, at, session.OsPlatform);
        at = Number(room, at, session.OsVersion);
        at = Text(room, at, session.ServicePack, session.Present & SessionTextFields.ServicePack);
        at = Number(room, at, session.OsBits);
        at = Number(room, at, session.Architecture);
        at = Text(room, at, session.LangId, session.Present & SessionTextFields.LangId);
        at = Text(room, at, session.Country, session.Present & SessionTextFields.Country);
        at = Text(room, at, session.Locale, session.Present & SessionTextFields.Locale);
        _length += _decisions[(int)decision.Publish].Write(room, at, decision.PublishUntil);
    }

    /// <summary>Gives the buffer back; the writer is of no use then.</summary>
    public void Dispose()
    {
        byte[] bytes = _bytes;
        _bytes = [];
        if (bytes.Length > 0)
        {
            ArrayPool<byte>.Shared.Return(bytes);
        }
    }

    private static int Text(Span<byte> room, int at, ReadOnlySpan<byte> text, SessionTextFields present)
    {
        room[at] = (byte)'"';
        if (ShortText.Is(text) && !JsonEscape.IsNeeded(ShortText.Copy(text, room, at + 1)))
        {
            at += 1 + text.Length;
        }
        else if (present == SessionTextFields.None)
        {
            "null,"u8.CopyTo(room[at..]);
            return at + "null,"u8.Length;
        }
        else
        {
            at += 1 + JsonEscape.Write(text, room[(at + 1)..]);
        }

        "\","u8.CopyTo(room[at..]);
        return at + "\","u8.Length;
    }

    private static int Number(Span<byte> room, int at, int value)
    {
        at = DecimalText.Write(value, room, at);
        room[at] = (byte)',';
        return at + 1;
    }

    private static long MaxBytes(in SessionInfo session)
    {
        int texts = session.Version.Length + session.ServicePack.Length + session.LangId.Length + session.Country.Length + session.Locale.Length;

        // The texts of a usual session are some 30 bytes, so there is room for the worst of them. Of long ones it would be megabytes.
        return MaxBytesBesideTexts + (texts <= UsualTextBytes ? texts * JsonEscape.MaxGrowth : EscapedLength(in session));
    }

    private static long EscapedLength(in SessionInfo session) =>
        JsonEscape.LengthOf(session.Version)
        + JsonEscape.LengthOf(session.ServicePack)
        + JsonEscape.LengthOf(session.LangId)
        + JsonEscape.LengthOf(session.Country)
        + JsonEscape.LengthOf(session.Locale);

    private void Grow(long bytes)
    {
        byte[] larger = ArrayPool<byte>.Shared.Rent((int)Math.Max(_bytes.Length * 2L, checked((int)(_length + bytes))));
        _bytes.AsSpan(0, _length).CopyTo(larger);
        ArrayPool<byte>.Shared.Return(_bytes);
        _bytes = larger;
    }
}
