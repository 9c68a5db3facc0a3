namespace Utws.Benchmarks;

/// <summary>A request as a made record has it.</summary>
/// <param name="ReceivedMicroseconds">When it came.</param>
/// <param name="SessionCount">How many sessions it announced.</param>
/// <param name="Json">Its sessions.</param>
internal sealed record MadeRequest(long ReceivedMicroseconds, int SessionCount, ReadOnlyMemory<byte> Json)
{
    /// <summary>The request's <c>apiVersion</c>.</summary>
    public int ApiVersion { get; init; } = 1;

    /// <summary>The policy's revision.</summary>
    public long Revision { get; init; } = 0xABCDEF012345;

    /// <summary>The caller's hash, where one is recorded.</summary>
    public long? CallerHash { get; init; }
}
