using Utws.Core.Soap;

namespace Utws.Core.Contract;

/// <summary>What is the same for every request.</summary>
public sealed record SoapProcessorOptions
{
    /// <summary>How successful answers are spelt.</summary>
    public WireForm Form { get; init; } = WireForm.Documented;

    /// <summary>The most that <see cref="MaxRequestBytes"/> may be: three times as much, in UTF-8, still fits one buffer.</summary>
    public const long LargestMaxRequestBytes = 512 * 1024 * 1024;

    /// <summary>The longest body that is read, in bytes as received; the old runtime's default (4.27).</summary>
    public long MaxRequestBytes { get; init; } = 4 * 1024 * 1024;

    /// <summary>What becomes of header blocks that must be understood.</summary>
    public MustUnderstandMode MustUnderstand { get; init; } = MustUnderstandMode.Fault;

    /// <summary>Whether bytes that were read before are taken in one piece, without the XML reader. Off only where tests compare both ways.</summary>
    internal bool ReadsAhead { get; init; } = true;
}
