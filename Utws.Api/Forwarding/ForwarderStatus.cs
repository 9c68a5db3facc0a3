namespace Utws.Api.Forwarding;

/// <summary>How forwarding stands, for health, metrics and people. The counts are since the start.</summary>
internal sealed record ForwarderStatus
{
    /// <summary>The last group that is stored in the engine.</summary>
    public ForwardPosition Position { get; init; }

    /// <summary>Sessions that were stored, those found there included.</summary>
    public long Sessions { get; init; }

    /// <summary>Groups that were stored, those found there included.</summary>
    public long Groups { get; init; }

    /// <summary>Batches that were stored.</summary>
    public long Batches { get; init; }

    /// <summary>Groups that had arrived in an attempt whose outcome was not known.</summary>
    public long GroupsFound { get; init; }

    /// <summary>Requests that were left out, since their JSON is none of ours.</summary>
    public long LeftOutRequests { get; init; }

    /// <summary>Attempts that failed.</summary>
    public long Failures { get; init; }

    /// <summary>Why the last attempt failed; null if it has not.</summary>
    public string? Problem { get; init; }

    /// <summary>Since when none has succeeded; null if the last one has.</summary>
    public DateTimeOffset? FailingSince { get; init; }

    /// <summary>When the oldest session came that is known to wait, microseconds since 1970; null if none does.</summary>
    public long? WaitingSinceMicroseconds { get; init; }

    /// <summary>Segments that were left before their end as damaged.</summary>
    public int UnreadableSegments { get; init; }

    /// <summary>Requests that are in their segments' <c>poison</c> and nowhere else.</summary>
    public long SetAsideRequests { get; init; }
}
