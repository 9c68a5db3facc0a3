using System.Buffers.Text;
using System.Diagnostics;
using System.Runtime.CompilerServices;
using System.Text.Unicode;

namespace Utws.Core.Xml;

/// <content>
/// The members for the hot path. They write at the current place and leave the element state alone: before, between and after elements
/// written with the XmlWriter members they write what they are given; in an open start tag they close it first; in an attribute
/// they write into its value. Who writes whole tags with them keeps the document well-formed himself. An exception from a span member means that
/// it has written nothing.
/// </content>
public sealed partial class Utf8XmlWriter
{
    private const int MaxInt32Bytes = 11; // -2147483648
    private const int MaxInt64Bytes = 20; // -9223372036854775808

    /// <summary>Writes markup as it is.</summary>
    /// <param name="utf8">Well-formed UTF-8 that is not part of this writer's own output; not checked.</param>
    /// <exception cref="InvalidOperationException">The writer is closed, or in an error that only <see cref="Reset"/> ends.</exception>
    public void WriteRaw(ReadOnlySpan<byte> utf8)
    {
        if (_state >= Utf8XmlWriterState.StartTag)
        {
            PrepareSpanWrite();
        }

        Append(utf8);
    }

    /// <summary>Writes text, escaped for the place it stands at.</summary>
    /// <param name="utf8">Well-formed UTF-8 (as the reader guarantees of what it read) that is not part of this writer's own output. Checked in debug builds only.</param>
    /// <exception cref="InvalidOperationException">The writer is closed, or in an error that only <see cref="Reset"/> ends.</exception>
    public void WriteText(ReadOnlySpan<byte> utf8)
    {
        Debug.Assert(Utf8.IsValid(utf8), "WriteText was given bytes that are not UTF-8.");
        if (_state >= Utf8XmlWriterState.StartTag)
        {
            PrepareSpanWrite();
            AppendEscaped(utf8, Stops);
        }
        else
        {
            AppendEscaped(utf8, XmlEscape.ContentStops);
        }
    }

    /// <summary>Writes text, escaped for the place it stands at.</summary>
    /// <param name="text">UTF-16 text.</param>
    /// <exception cref="ArgumentException">A surrogate stands without its other half. The message is the old runtime's (wire document 3.10).</exception>
    /// <exception cref="InvalidOperationException">The writer is closed, or in an error that only <see cref="Reset"/> ends.</exception>
    public void WriteText(ReadOnlySpan<char> text)
    {
        if (_state >= Utf8XmlWriterState.StartTag)
        {
            PrepareSpanWrite();
        }

        int invalid = AppendEscaped(text, Stops);
        if (invalid >= 0)
        {
            throw LoneSurrogate(text, invalid);
        }
    }

    /// <summary>Writes a number in plain decimal form.</summary>
    /// <param name="value">The number.</param>
    /// <exception cref="InvalidOperationException">The writer is closed, or in an error that only <see cref="Reset"/> ends.</exception>
    public void WriteInt32(int value)
    {
        if (_state >= Utf8XmlWriterState.StartTag)
        {
            PrepareSpanWrite();
        }

        Utf8Formatter.TryFormat(value, Room(MaxInt32Bytes), out int written);
        _length += written;
    }

    /// <inheritdoc cref="WriteInt32"/>
    public void WriteInt64(long value)
    {
        if (_state >= Utf8XmlWriterState.StartTag)
        {
            PrepareSpanWrite();
        }

        Utf8Formatter.TryFormat(value, Room(MaxInt64Bytes), out int written);
        _length += written;
    }

    /// <summary>Drops everything after the first <paramref name="length"/> bytes, for a walk that must throw away a partly written answer.</summary>
    /// <param name="length">A number of bytes that an earlier <see cref="BytesWritten"/> gave since the last <see cref="Reset"/>.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="length"/> is negative or more than <see cref="BytesWritten"/>.</exception>
    /// <exception cref="InvalidOperationException">An XmlWriter member has written since the last <see cref="Reset"/>: what it knows of open elements would no longer be true.</exception>
    public void Truncate(int length)
    {
        if (_state != Utf8XmlWriterState.Start)
        {
            throw _state == Utf8XmlWriterState.Closed ? WrongState() : new InvalidOperationException("Truncate is for documents written with span members only.");
        }

        ArgumentOutOfRangeException.ThrowIfNegative(length);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(length, _length);
        _length = length;
    }

    /// <summary>The free part of the buffer, for whoever writes much in one go and says with <see cref="Advance"/> how much it was.</summary>
    /// <param name="bytes">How long it is at least.</param>
    /// <exception cref="InvalidOperationException">The writer is closed, or in an error that only <see cref="Reset"/> ends; or the document would be too long.</exception>
    internal Span<byte> GetSpan(long bytes)
    {
        if (_state >= Utf8XmlWriterState.StartTag)
        {
            PrepareSpanWrite();
        }

        return Room(bytes);
    }

    /// <summary>Takes what was written to the beginning of <see cref="GetSpan"/>'s span; not checked, as other markup.</summary>
    internal void Advance(int bytes)
    {
        Debug.Assert((uint)bytes <= (uint)(_buffer.Length - _length), "Advance was told more than there is room for.");
        _length += bytes;
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private void PrepareSpanWrite([CallerMemberName] string member = "")
    {
        switch (_state)
        {
            case Utf8XmlWriterState.StartTag:
                CloseStartTag();
                break;
            case Utf8XmlWriterState.Attribute:
                break;
            default:
                throw WrongState(member);
        }
    }
}
