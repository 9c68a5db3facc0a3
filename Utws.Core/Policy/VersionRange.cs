using System.Text;

namespace Utws.Core.Policy;

/// <summary>The versions from one on, or up to one, or between two: the first is included, the second is not. Immutable.</summary>
public sealed class VersionRange
{
    private readonly byte[]? _atLeast;
    private readonly byte[]? _below;

    // Both bounds have a key, or are none.
    private readonly bool _hasKeys;
    private readonly ulong _atLeastKey;
    private readonly ulong _belowKey;

    /// <summary>The versions from <paramref name="atLeast"/> on and before <paramref name="below"/>; null is no bound.</summary>
    /// <exception cref="ArgumentException">There is no bound, one is no <see cref="DottedVersion"/>, or no version lies between them.</exception>
    public VersionRange(string? atLeast, string? below)
    {
        AtLeast = atLeast;
        Below = below;
        _atLeast = Bytes(atLeast, nameof(atLeast));
        _below = Bytes(below, nameof(below));
        if (_atLeast is null && _below is null)
        {
            throw new ArgumentException("A range of versions has a bound.", nameof(atLeast));
        }

        if (_below is not null && DottedVersion.Compare(_below, _atLeast) <= 0)
        {
            throw new ArgumentException("No version is below this and at least the other.", nameof(below));
        }

        _hasKeys = (_atLeast is null || DottedVersion.TryGetKey(_atLeast, out _atLeastKey))
            && (_below is null || DottedVersion.TryGetKey(_below, out _belowKey));
    }

    /// <summary>The first version, if there is one.</summary>
    public string? AtLeast { get; }

    /// <summary>The first version behind the range, if there is one.</summary>
    public string? Below { get; }

    /// <summary>Whether the text, UTF-8, is a version in this range; what is no version is in none. Allocates nothing.</summary>
    // As 64-bit numbers versions are compared several times as fast as number by number.
    public bool Contains(ReadOnlySpan<byte> text) => _hasKeys && DottedVersion.TryGetKey(text, out ulong key)
        ? key >= _atLeastKey && (_below is null || key < _belowKey)
        : ContainsNumberByNumber(text);

    private bool ContainsNumberByNumber(ReadOnlySpan<byte> text) =>
        DottedVersion.IsVersion(text)
        && (_atLeast is null || DottedVersion.Compare(text, _atLeast) >= 0)
        && (_below is null || DottedVersion.Compare(text, _below) < 0);

    private static byte[]? Bytes(string? bound, string parameter)
    {
        byte[]? bytes = bound is null ? null : Encoding.UTF8.GetBytes(bound);
        return bytes is null || DottedVersion.IsVersion(bytes)
            ? bytes
            : throw new ArgumentException("A bound is numbers between dots.", parameter);
    }
}
