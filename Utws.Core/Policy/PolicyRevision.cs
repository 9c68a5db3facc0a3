using System.Buffers.Binary;
using System.Globalization;

namespace Utws.Core.Policy;

/// <summary>
/// Which policy decided: the first 48 bits of the SHA-256 of its file's bytes. Revisions of one file collide by chance only after
/// some ten million of them; the number fits a JSON and a SQL integer, and the text can be read out.
/// </summary>
/// <param name="Value">The 48 bits as a number.</param>
public readonly record struct PolicyRevision(long Value)
{
    private const int UnusedBits = 16;

    /// <summary>The revision of a file with this SHA-256.</summary>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="hash"/> has fewer than 8 bytes.</exception>
    public static PolicyRevision OfHash(ReadOnlySpan<byte> hash) => new((long)(BinaryPrimitives.ReadUInt64BigEndian(hash) >> UnusedBits));

    /// <summary>12 hexadecimal digits, as <c>sha256sum policy.json | cut -c1-12</c> shows them.</summary>
    public override string ToString() => Value.ToString("x12", CultureInfo.InvariantCulture);
}
