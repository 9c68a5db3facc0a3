using System.Buffers;
using System.Buffers.Text;
using System.Diagnostics;
using Utws.Core.Contract;

namespace Utws.Core.Recording;

/// <summary>
/// Writes a request's sessions with their decisions as the JSON (RFC 8259) that is recorded: an array of arrays, whose members are
/// the ten of the contract in its order, then <c>publish</c> (0 Discard, 1 SummaryOnly, 2 Details) and <c>publishUntil</c>. A text
/// that was not there is <c>null</c>, an empty one <c>""</c>. UTF-8 in and out, no string between; allocates nothing once warm.
/// </summary>
public sealed class SessionJson : ISessionSink, IDisposable
{
    // Five numbers of 11 characters, one of 1, one of 20, and five nulls or pairs of quotes, with the punctuation between all of them.
    private const int MaxBytesBesideTexts = (5 * 11) + 1 + 20 + (5 * 4) + 16;

    // \u00XX
    private const int MaxEscapedLength = 6;

    // Some ten usual sessions.
    private const int InitialBytes = 1024;

    // What one odd request needed is not kept for all that follow.
    private const int KeptBytes = 64 * 1024;

    // RFC 8259, 7: these alone must be escaped.
    private static readonly SearchValues<byte> s_escaped = SearchValues.Create([.. ControlCharacters(), (byte)'"', (byte)'\\']);

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
        EnsureRoom(MaxBytesBesideTexts);
        if (_length > 1)
        {
            // Where Json has been looked at in between, its closing bracket stands here.
            _bytes[_length - 1] = (byte)',';
        }

        Put((byte)'[');
        Number(session.ProductId);
        Text(session.Version, session.Present & SessionTextFields.Version);
        Number(session.OsPlatform);
        Number(session.OsVersion);
        Text(session.ServicePack, session.Present & SessionTextFields.ServicePack);
        Number(session.OsBits);
        Number(session.Architecture);
        Text(session.LangId, session.Present & SessionTextFields.LangId);
        Text(session.Country, session.Present & SessionTextFields.Country);
        Text(session.Locale, session.Present & SessionTextFields.Locale);
        Put((byte)('0' + (int)decision.Publish));
        Put((byte)',');
        Number(decision.PublishUntil);
        _bytes[_length - 1] = (byte)']';
        Put((byte)',');
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

    private static byte[] ControlCharacters()
    {
        byte[] controls = new byte[0x20];
        for (int i = 0; i < controls.Length; i++)
        {
            controls[i] = (byte)i;
        }

        return controls;
    }

    private void Put(byte value) => _bytes[_length++] = value;

    private void Number(long value)
    {
        bool hasRoom = Utf8Formatter.TryFormat(value, _bytes.AsSpan(_length), out int written);
        Debug.Assert(hasRoom, "room was made for every number");
        _length += written;
        Put((byte)',');
    }

    private void Text(ReadOnlySpan<byte> text, SessionTextFields present)
    {
        if (present == SessionTextFields.None)
        {
            "null,"u8.CopyTo(_bytes.AsSpan(_length));
            _length += 5;
            return;
        }

        int plain = text.IndexOfAny(s_escaped);
        EnsureRoom(MaxBytesBesideTexts + (plain < 0 ? text.Length : text.Length * MaxEscapedLength));
        Put((byte)'"');
        if (plain < 0)
        {
            text.CopyTo(_bytes.AsSpan(_length));
            _length += text.Length;
        }
        else
        {
            Escape(text, plain);
        }

        Put((byte)'"');
        Put((byte)',');
    }

    private void Escape(ReadOnlySpan<byte> text, int plain)
    {
        while (plain >= 0)
        {
            text[..plain].CopyTo(_bytes.AsSpan(_length));
            _length += plain;
            EscapeOne(text[plain]);
            text = text[(plain + 1)..];
            plain = text.IndexOfAny(s_escaped);
        }

        text.CopyTo(_bytes.AsSpan(_length));
        _length += text.Length;
    }

    private void EscapeOne(byte value)
    {
        Put((byte)'\\');
        switch (value)
        {
            case (byte)'"' or (byte)'\\':
                Put(value);
                break;
            case (byte)'\t':
                Put((byte)'t');
                break;
            case (byte)'\n':
                Put((byte)'n');
                break;
            case (byte)'\r':
                Put((byte)'r');
                break;
            default:
                // XML 1.0 has no other control character; whoever calls this from elsewhere still gets JSON.
                "u00"u8.CopyTo(_bytes.AsSpan(_length));
                _length += 3;
                Put((byte)('0' + (value >> 4)));
                Put((byte)"0123456789abcdef"[value & 0xF]);
                break;
        }
    }

    private void EnsureRoom(int bytes)
    {
        if (bytes > _bytes.Length - _length)
        {
            Grow(bytes);
        }
    }

    private void Grow(int bytes)
    {
        byte[] larger = ArrayPool<byte>.Shared.Rent(Math.Max(_bytes.Length * 2, _length + bytes));
        _bytes.AsSpan(0, _length).CopyTo(larger);
        ArrayPool<byte>.Shared.Return(_bytes);
        _bytes = larger;
    }
}
