namespace Utws.Api.Recording;

/// <summary>How a recorder stands, for health, metrics and people. The counts are since the start.</summary>
internal sealed record RecorderStatus
{
    /// <summary>What it is doing.</summary>
    public RecorderState State { get; init; }

    /// <summary>Why the store failed, or null if it has not.</summary>
    public string? Problem { get; init; }

    /// <summary>Why requests are refused though the store works, or null if they are not.</summary>
    public string? Held { get; init; }

    /// <summary>Since when it has failed, or null if it has not.</summary>
    public DateTimeOffset? FailingSince { get; init; }

    /// <summary>Requests and sessions that were taken.</summary>
    public RecordCount Accepted { get; init; }

    /// <summary>Of these, the ones on stable storage.</summary>
    public RecordCount Committed { get; init; }

    /// <summary>Of these, the ones whose commit failed: their clients were told, or, in Buffered mode, they are lost.</summary>
    public RecordCount Failed { get; init; }

    /// <summary>Requests that were not taken: the groups were full, or the store failing.</summary>
    public long Refused { get; init; }

    /// <summary>Groups that were committed.</summary>
    public long Groups { get; init; }

    /// <summary>Requests that were taken and wait for their commit.</summary>
    public long Waiting => Accepted.Requests - Committed.Requests - Failed.Requests;

    /// <summary>How many of the groups hold requests, and how many there are.</summary>
    public (int Used, int Total) Fill { get; init; }
}
