namespace Utws.Api.Recording;

/// <summary>What recording logs; never what a client sent.</summary>
internal static partial class RecordingLog
{
    [LoggerMessage(EventId = 400, Level = LogLevel.Information, Message = "Requests are recorded in {Folder}, {Mode}")]
    public static partial void IsOn(ILogger logger, string folder, RecordingMode mode);

    [LoggerMessage(EventId = 401, Level = LogLevel.Error, Message = "Group {Sequence} with {Requests} requests is not known to be recorded: {Problem}")]
    public static partial void CommitFailed(ILogger logger, Exception? unexpected, long sequence, int requests, string problem);

    [LoggerMessage(EventId = 402, Level = LogLevel.Error, Message = "Requests cannot be recorded, and are refused with 503 until they can: {Problem}")]
    public static partial void StoreFailed(ILogger logger, Exception? unexpected, string problem);

    [LoggerMessage(EventId = 407, Level = LogLevel.Error, Message = "{Requests} waiting requests with {Sessions} sessions are given up: they are not recorded, and in Durable mode their clients are told so")]
    public static partial void GivenUp(ILogger logger, long requests, long sessions);

    [LoggerMessage(EventId = 403, Level = LogLevel.Information, Message = "Requests are recorded again; they were not since {Since:O}")]
    public static partial void StoreIsBack(ILogger logger, DateTimeOffset since);

    [LoggerMessage(EventId = 404, Level = LogLevel.Warning, Message = "The record was not closed in good order; what is in it is safe, and the next start mends it")]
    public static partial void CloseFailed(ILogger logger, Exception failure);

    [LoggerMessage(EventId = 405, Level = LogLevel.Error, Message = "The record could not be completed within {Seconds} s: {Requests} requests were not committed")]
    public static partial void DrainTimedOut(ILogger logger, double seconds, long requests);

    [LoggerMessage(EventId = 406, Level = LogLevel.Error, Message = "{Requests} requests with {Sessions} sessions were answered and lost: the process ended before they were committed (Utws:Recording:Mode is Buffered)")]
    public static partial void Lost(ILogger logger, long requests, long sessions);
}
