namespace Utws.Tests.Support;

/// <summary>The ways in which a body can arrive in pieces. The outcome must not depend on them.</summary>
internal static class SplitBody
{
    /// <summary>The body in two pieces, once for every place between two of its bytes.</summary>
    public static IEnumerable<ReadOnlyMemory<byte>[]> AtEveryPoint(ReadOnlyMemory<byte> body) => AtEvery(1, body);

    /// <summary>As <see cref="AtEveryPoint"/>, but only at every <paramref name="step"/>th place: for splits that cost a round trip.</summary>
    public static IEnumerable<ReadOnlyMemory<byte>[]> AtEvery(int step, ReadOnlyMemory<byte> body)
    {
        for (int i = 1; i < body.Length; i += step)
        {
            yield return [body[..i], body[i..]];
        }
    }

    /// <summary>The body one byte a piece.</summary>
    public static IEnumerable<ReadOnlyMemory<byte>> OneByteAtATime(ReadOnlyMemory<byte> body)
    {
        for (int i = 0; i < body.Length; i++)
        {
            yield return body.Slice(i, 1);
        }
    }

    /// <summary>
    /// A copy of a piece with 0xFF, which is in no UTF-8, on both sides of it: whoever reads beyond the piece's ends finds
    /// what cannot be right.
    /// </summary>
    public static ReadOnlyMemory<byte> Guarded(ReadOnlyMemory<byte> piece)
    {
        const int Margin = 16; // a vector register's worth, so that a vectorised search that overruns is seen
        byte[] guarded = new byte[piece.Length + (2 * Margin)];
        Array.Fill(guarded, (byte)0xFF);
        piece.CopyTo(guarded.AsMemory(Margin));
        return guarded.AsMemory(Margin, piece.Length);
    }
}
