namespace Utws.Api.Forwarding;

/// <summary>What is forwarded, and at what pace.</summary>
internal sealed record ForwarderOptions
{
    /// <summary>The folder of the segments.</summary>
    public required string Folder { get; init; }

    /// <summary>The kind of the engine, whose cursor is kept.</summary>
    public required EngineKind Engine { get; init; }

    /// <summary>How many sessions a batch has, if there are as many.</summary>
    public int BatchSessions { get; init; } = 50_000;

    /// <summary>How many bytes of JSON a batch has at most, one group excepted: some 150,000 sessions.</summary>
    public int BatchBytes { get; init; } = 16 * 1024 * 1024;

    /// <summary>How long sessions wait for more of them.</summary>
    public TimeSpan Period { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>How long an engine may take for a batch.</summary>
    public TimeSpan Timeout { get; init; } = TimeSpan.FromSeconds(60);

    /// <summary>The longest pause between two attempts.</summary>
    public TimeSpan LongestPause { get; init; } = TimeSpan.FromSeconds(30);
}
