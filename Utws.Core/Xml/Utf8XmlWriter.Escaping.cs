using System.Buffers;

namespace Utws.Core.Xml;

/// <content>Escaping: every text and attribute value goes through one of the two <c>AppendEscaped</c>, and what they find to replace through <see cref="XmlEscape.Write"/>.</content>
public sealed partial class Utf8XmlWriter
{
    // Text from UTF-16 is transcoded at the end of the output and escaped there; in pieces, so that the
    // room which the worst case needs (MaxGrowth bytes a byte) stays at 18 KB whatever the length of the text.
    private const int MaxPieceChars = 1024;

    private SearchValues<byte> Stops => _state == Utf8XmlWriterState.Attribute ? XmlEscape.AttributeStops : XmlEscape.ContentStops;

    /// <summary>Appends UTF-8 text, replacing what cannot stand as it is.</summary>
    private void AppendEscaped(ReadOnlySpan<byte> utf8, SearchValues<byte> stops)
    {
        // Values are mostly short and free of markup, so the first search nearly always ends the matter.
        if (utf8.IndexOfAny(stops) < 0)
        {
            Append(utf8);
        }
        else
        {
            AppendEscapedSlow(utf8, stops);
        }
    }

    private void AppendEscapedSlow(ReadOnlySpan<byte> utf8, SearchValues<byte> stops) =>
        _length += XmlEscape.Write(utf8, stops, Room(XmlEscape.LengthOf(utf8, stops)));

    /// <summary>Appends UTF-16 text, escaped. Returns -1, or the index of a surrogate without its other half; then nothing has been written.</summary>
    private int AppendEscaped(ReadOnlySpan<char> text, SearchValues<byte> stops)
    {
        int start = _length;
        int done = 0;
        do
        {
            ReadOnlySpan<char> piece = text[done..];
            if (piece.Length > MaxPieceChars)
            {
                piece = piece[..(char.IsHighSurrogate(piece[MaxPieceChars - 1]) ? MaxPieceChars - 1 : MaxPieceChars)];
            }

            int pieceStart = _length;
            int invalid = AppendChars(piece);
            if (invalid >= 0)
            {
                _length = start;
                return done + invalid;
            }

            int stop = _buffer.AsSpan(pieceStart, _length - pieceStart).IndexOfAny(stops);
            if (stop >= 0)
            {
                EscapeInPlace(pieceStart + stop, stops);
            }

            done += piece.Length;
        }
        while (done < text.Length);

        return -1;
    }

    /// <summary>Escapes what the output holds from <paramref name="start"/> on.</summary>
    private void EscapeInPlace(int start, SearchValues<byte> stops)
    {
        // The text moves out of the way by the most that its escaped form can grow; so the copy back never overtakes
        // what is still to be read.
        int count = _length - start;
        int moved = start + (count * (XmlEscape.MaxGrowth - 1));
        Room(count * (XmlEscape.MaxGrowth - 1));
        _buffer.AsSpan(start, count).CopyTo(_buffer.AsSpan(moved));
        _length = start + XmlEscape.Write(_buffer.AsSpan(moved, count), stops, _buffer.AsSpan(start));
    }
}
