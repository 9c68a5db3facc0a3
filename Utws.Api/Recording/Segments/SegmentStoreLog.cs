namespace Utws.Api.Recording.Segments;

/// <summary>What the store logs; never what a client sent.</summary>
internal static partial class SegmentStoreLog
{
    [LoggerMessage(EventId = 310, Level = LogLevel.Information, Message = "Sessions are recorded in {File}")]
    public static partial void Recording(ILogger logger, string file);

    [LoggerMessage(EventId = 311, Level = LogLevel.Warning, Message = "A segment was given up, its group goes to a fresh one: {Reason}")]
    public static partial void Suspect(ILogger logger, string reason);

    [LoggerMessage(EventId = 312, Level = LogLevel.Error, Message = "A segment cannot be read and was renamed to {File}; nothing of it is deleted. sqlite3's .recover may get at what is in it: {Reason}")]
    public static partial void Corrupt(ILogger logger, string file, string? reason);

    [LoggerMessage(EventId = 313, Level = LogLevel.Error, Message = "{Requests} requests could not be recorded as they were; they are in the table poison of {File}, with the reason")]
    public static partial void Poisoned(ILogger logger, long requests, string file);

    [LoggerMessage(EventId = 314, Level = LogLevel.Warning, Message = "An old segment cannot be closed yet, which is tried again; it can be read all the same: {File}: {Reason}")]
    public static partial void NotClosed(ILogger logger, string file, string? reason);

    [LoggerMessage(EventId = 315, Level = LogLevel.Warning, Message = "The next segment cannot be made yet, which is tried again; recording goes on in the present one: {Reason}")]
    public static partial void NoSpare(ILogger logger, string reason);

    [LoggerMessage(EventId = 316, Level = LogLevel.Information, Message = "{Count} segments were deleted for their age or for room, {Bytes} bytes with groups of {From:O} to {To:O}")]
    public static partial void Deleted(ILogger logger, long count, long bytes, DateTimeOffset from, DateTimeOffset to);

    [LoggerMessage(EventId = 317, Level = LogLevel.Warning, Message = "A segment should be deleted for its age or for room and cannot be: {File}: {Reason}")]
    public static partial void NotDeleted(ILogger logger, string file, string reason);

    [LoggerMessage(EventId = 318, Level = LogLevel.Error, Message = "Looking after the segments failed; it goes on")]
    public static partial void KeeperFailed(ILogger logger, Exception exception);

    [LoggerMessage(EventId = 319, Level = LogLevel.Warning, Message = "{Count} segments are left unclosed, because somebody reads them or the disk is slow; the next start closes them. Nothing is lost")]
    public static partial void LeftUnclosed(ILogger logger, int count);
}
