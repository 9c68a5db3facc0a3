using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Text;

namespace Utws.Core.Bytes;

/// <summary>
/// A fixed text of at most 32 bytes of UTF-8, written with one store of 32: what is written next takes the place of what was too
/// much. Kept in a static readonly field, it becomes a constant of the code that writes it.
/// </summary>
internal readonly struct Utf8Piece
{
    /// <summary>How many bytes a piece has at most, and how many <see cref="Write"/> touches.</summary>
    public const int MaxLength = 32;

    private readonly Vector256<byte> _bytes;

    /// <summary>The text as a piece.</summary>
    /// <exception cref="ArgumentException">It is longer than <see cref="MaxLength"/>.</exception>
    public Utf8Piece(string text)
    {
        Span<byte> bytes = stackalloc byte[MaxLength];
        bytes.Clear();
        Length = Encoding.UTF8.GetBytes(text, bytes);
        _bytes = Vector256.Create<byte>(bytes);
    }

    /// <summary>How many bytes it has.</summary>
    public int Length { get; }

    /// <summary>Writes it at a position with <see cref="MaxLength"/> bytes of room, and returns the position behind it.</summary>
    // Inlined, this and DecimalText.Write: 35 instead of 37 to 39 ns a session of 347 bytes (best of 35, in turn).
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public int Write(Span<byte> room, int at)
    {
        _bytes.CopyTo(room.Slice(at, MaxLength));
        return at + Length;
    }
}
