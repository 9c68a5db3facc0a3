namespace Utws.Api.Policy;

/// <summary>What a look at the policy file found: its bytes, or why there are none to be had.</summary>
/// <param name="Bytes">The bytes; null where they cannot be read.</param>
/// <param name="Error">Why they cannot; null where they can.</param>
internal sealed record PolicyContent(byte[]? Bytes, PolicyError? Error)
{
    /// <summary>Whether these are the same bytes, to the last of them.</summary>
    public bool Has(ReadOnlySpan<byte> bytes) => Bytes is not null && bytes.SequenceEqual(Bytes);

    /// <summary>Whether another look has found the same.</summary>
    public bool IsSameAs(PolicyContent other) => other.Bytes is null ? Bytes is null && Error == other.Error : Has(other.Bytes);
}
