namespace Utws.Api.Recording;

/// <summary>The bounds of a <see cref="SessionRecorder"/>.</summary>
internal sealed record SessionRecorderOptions
{
    /// <summary>How many groups there are: one fills, one is being written, and two wait where the disk is slow.</summary>
    public int Groups { get; init; } = 4;

    /// <summary>How much JSON a group takes. Memory is this times <see cref="Groups"/>, whatever the load; 2 MiB are some 4,000 requests.</summary>
    public int GroupBytes { get; init; } = 2 * 1024 * 1024;

    /// <summary>How many sessions a group takes: what a commit takes at most is a matter of some 15 ms of writing.</summary>
    public int GroupSessions { get; init; } = 16_384;

    /// <summary>
    /// From how many requests on in a group the next one is left open for a while. Below it commits follow each other at once.
    /// </summary>
    public int BusyRequests { get; init; } = 16;

    /// <summary>
    /// How long a group is left open under load. Near 110,000 requests a second 1 ms halved the CPU time of a request: some hundred
    /// commits a second in the place of some thousand.
    /// </summary>
    public TimeSpan CommitDelay { get; init; } = TimeSpan.FromMilliseconds(1);

    /// <summary>
    /// How long a commit may take before requests are refused. A disk under load takes a second; one that takes longer will not have
    /// written what waits when clients give up.
    /// </summary>
    public TimeSpan StallPatience { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>How long it may take before those who wait for it are told that it failed: as long as clients wait at most.</summary>
    public TimeSpan WaitPatience { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>How often it is looked whether the store answers.</summary>
    public TimeSpan WatchPeriod { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>The first pause before the store is opened again after a failure; it doubles up to <see cref="LongestPause"/>.</summary>
    public TimeSpan FirstPause { get; init; } = TimeSpan.FromMilliseconds(100);

    /// <summary>The longest of these pauses: how long after the cause is gone recording goes on at the latest.</summary>
    public TimeSpan LongestPause { get; init; } = TimeSpan.FromSeconds(5);
}
