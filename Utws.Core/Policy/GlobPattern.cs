using System.Text;

namespace Utws.Core.Policy;

/// <summary>
/// A pattern for a whole text: <c>*</c> is any run of characters, none included, <c>?</c> one character (a Unicode scalar
/// value), everything else itself, upper and lower case apart. <c>[*]</c>, <c>[?]</c> and <c>[[]</c> are the characters in the
/// brackets; a bracket elsewhere is one. Immutable.
/// </summary>
public sealed class GlobPattern
{
    // For "?": a byte that UTF-8 does not have.
    private const byte AnyCharacter = 0xFF;

    // What stands between the stars: the first begins the text, the last ends it, the others follow each other in between.
    private readonly byte[][] _pieces;
    private readonly int _lastCharacters;

    /// <summary>Compiles the pattern. Every text is one.</summary>
    /// <exception cref="ArgumentException"><paramref name="pattern"/> has half a surrogate pair.</exception>
    public GlobPattern(string pattern)
    {
        Pattern = pattern;
        _pieces = Split(pattern);
        _lastCharacters = CountCharacters(_pieces[^1]);
    }

    /// <summary>The pattern as it was written.</summary>
    public string Pattern { get; }

    /// <summary>
    /// Whether the whole text, UTF-8, is of this pattern. Allocates nothing; takes at most the text's length times the pattern's,
    /// since the leftmost place of each piece leaves most to the pieces behind it, and none is looked for twice.
    /// </summary>
    public bool Matches(ReadOnlySpan<byte> text)
    {
        byte[][] pieces = _pieces;
        int start = EndOfMatch(text, 0, pieces[0]);
        if (pieces.Length == 1 || start < 0)
        {
            return start == text.Length;
        }

        int end = StepBack(text, _lastCharacters);
        if (end < start || EndOfMatch(text, end, pieces[^1]) != text.Length)
        {
            return false;
        }

        ReadOnlySpan<byte> between = text[..end];
        for (int i = 1; i < pieces.Length - 1 && start >= 0; i++)
        {
            start = EndOfFirst(between, start, pieces[i]);
        }

        return start >= 0;
    }

    // Where a piece that begins at a position ends; -1 if it does not begin there.
    private static int EndOfMatch(ReadOnlySpan<byte> text, int position, byte[] piece)
    {
        foreach (byte expected in piece)
        {
            if (position == text.Length)
            {
                return -1;
            }

            if (expected == AnyCharacter)
            {
                position = Next(text, position);
            }
            else if (text[position++] != expected)
            {
                return -1;
            }
        }

        return position;
    }

    // Where the first occurrence at or behind a position ends; -1 if there is none.
    private static int EndOfFirst(ReadOnlySpan<byte> text, int position, byte[] piece)
    {
        int length = piece.AsSpan().IndexOf(AnyCharacter);
        ReadOnlySpan<byte> literal = length < 0 ? piece : piece.AsSpan(0, length);
        while (true)
        {
            // What begins with a literal can only be where that is; UTF-8 is never found between two characters.
            int distance = text[position..].IndexOf(literal);
            if (distance < 0)
            {
                return -1;
            }

            position += distance;
            int end = EndOfMatch(text, position, piece);
            if (end >= 0 || position == text.Length)
            {
                return end;
            }

            position = Next(text, position);
        }
    }

    private static int Next(ReadOnlySpan<byte> text, int position)
    {
        position++;
        while (position < text.Length && IsContinuation(text[position]))
        {
            position++;
        }

        return position;
    }

    // The position from which there are so many characters to the end; -1 if the text has fewer.
    private static int StepBack(ReadOnlySpan<byte> text, int characters)
    {
        int position = text.Length;
        while (characters > 0 && position > 0)
        {
            position--;
            characters -= IsContinuation(text[position]) ? 0 : 1;
        }

        return characters == 0 ? position : -1;
    }

    private static bool IsContinuation(byte value) => (value & 0xC0) == 0x80;

    private static int CountCharacters(byte[] piece)
    {
        int count = 0;
        foreach (byte value in piece)
        {
            count += IsContinuation(value) ? 0 : 1;
        }

        return count;
    }

    private static byte[][] Split(string pattern)
    {
        List<byte[]> pieces = [];
        List<byte> piece = [];
        int position = 0;
        while (position < pattern.Length)
        {
            ReadOnlySpan<char> rest = pattern.AsSpan(position);
            if (rest[0] == '*')
            {
                // Two stars are one: nothing has to be between them.
                if (pieces.Count == 0 || piece.Count > 0)
                {
                    pieces.Add([.. piece]);
                    piece.Clear();
                }

                position++;
            }
            else if (rest[0] == '?')
            {
                piece.Add(AnyCharacter);
                position++;
            }
            else if (rest is ['[', '*' or '?' or '[', ']', ..])
            {
                piece.Add((byte)rest[1]);
                position += 3;
            }
            else
            {
                position += AppendCharacter(piece, rest);
            }
        }

        pieces.Add([.. piece]);
        return [.. pieces];
    }

    private static int AppendCharacter(List<byte> piece, ReadOnlySpan<char> rest)
    {
        if (Rune.DecodeFromUtf16(rest, out Rune character, out int length) != System.Buffers.OperationStatus.Done)
        {
            throw new ArgumentException("The pattern has half a surrogate pair.", nameof(rest));
        }

        Span<byte> bytes = stackalloc byte[4];
        piece.AddRange(bytes[..character.EncodeToUtf8(bytes)]);
        return length;
    }
}
