using System.Runtime.CompilerServices;
using Utws.Core.Bytes;
using Utws.Core.Xml;

namespace Utws.Core.Contract;

/// <summary>The markup around one text of the answer, and how the text is written between: there, empty, or not there at all (3.6).</summary>
internal readonly struct TextElement
{
    private readonly Utf8Piece _endAndNext;
    private readonly Utf8Piece _empty;
    private readonly Utf8Piece _next;
    private readonly int _startLength;

    /// <summary>An element by its name, with the markup that follows it.</summary>
    public TextElement(string name, string next)
    {
        _endAndNext = new Utf8Piece($"</{name}>{next}");

        // With the old runtime's space before the slash.
        _empty = new Utf8Piece($"<{name} />");
        _next = new Utf8Piece(next);
        _startLength = $"<{name}>".Length;
    }

    /// <summary>
    /// Writes the text, its end tag and what follows at a position whose start tag is written already, since nearly all texts are
    /// there and not empty. There must be room for six bytes for each of the text's and for a piece behind them.
    /// </summary>
    /// <returns>The position behind it.</returns>
    // Inlined into its five callers, 36 instead of 41 ns a session of 347 bytes (best of 35, in turn).
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public int Write(Span<byte> room, int at, ReadOnlySpan<byte> text, SessionTextFields present) =>
        ShortText.Is(text) && !XmlEscape.HasContentStop(ShortText.Copy(text, room, at))
            ? _endAndNext.Write(room, at + text.Length)
            : WriteSlow(room, at, text, present);

    private int WriteSlow(Span<byte> room, int at, ReadOnlySpan<byte> text, SessionTextFields present)
    {
        if (!text.IsEmpty)
        {
            at += XmlEscape.Write(text, XmlEscape.ContentStops, room[at..]);
            return _endAndNext.Write(room, at);
        }

        at -= _startLength;
        if (present != SessionTextFields.None)
        {
            at = _empty.Write(room, at);
        }

        return _next.Write(room, at);
    }
}
