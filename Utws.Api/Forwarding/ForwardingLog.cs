namespace Utws.Api.Forwarding;

/// <summary>What forwarding logs; never what a client sent.</summary>
internal static partial class ForwardingLog
{
    [LoggerMessage(EventId = 700, Level = LogLevel.Information, Message = "Sessions recorded in {Folder} are forwarded to {Engine}, from group {Sequence} of epoch {Epoch} on")]
    public static partial void IsOn(ILogger logger, string folder, string engine, long epoch, long sequence);

    [LoggerMessage(EventId = 701, Level = LogLevel.Warning, Message = "Sessions cannot be forwarded; they stay recorded, and it is tried again: {Problem}")]
    public static partial void Failed(ILogger logger, Exception? unexpected, string problem);

    [LoggerMessage(EventId = 702, Level = LogLevel.Information, Message = "Sessions are forwarded again; they were not since {Since:O}")]
    public static partial void IsBack(ILogger logger, DateTimeOffset since);

    [LoggerMessage(EventId = 703, Level = LogLevel.Information, Message = "Of a batch whose outcome was not known, {Found} of {Groups} groups had arrived; only the others were sent again")]
    public static partial void Found(ILogger logger, int found, int groups);

    [LoggerMessage(EventId = 704, Level = LogLevel.Error, Message = "{Requests} requests with {Sessions} sessions are in the table poison of {File} and are not forwarded")]
    public static partial void SetAside(ILogger logger, long requests, long sessions, string file);

    [LoggerMessage(EventId = 705, Level = LogLevel.Error, Message = "The rest of a damaged segment is not forwarded, and the file is kept; sqlite3's .recover may get at what is in it: {File}: {Problem}")]
    public static partial void Unreadable(ILogger logger, string file, string problem);

    [LoggerMessage(EventId = 706, Level = LogLevel.Warning, Message = "How far sessions are forwarded cannot be kept, which is tried again; a restart asks the engine what it has: {Problem}")]
    public static partial void CursorNotKept(ILogger logger, string problem);

    [LoggerMessage(EventId = 707, Level = LogLevel.Warning, Message = "The server ends before all is forwarded; the next start goes on: {Problem}")]
    public static partial void LeftWaiting(ILogger logger, string problem);

    [LoggerMessage(EventId = 708, Level = LogLevel.Error, Message = "Requests are refused with 503 until there is room: {Problem}")]
    public static partial void NoRoom(ILogger logger, string problem);

    [LoggerMessage(EventId = 709, Level = LogLevel.Information, Message = "There is room again, and requests are recorded")]
    public static partial void RoomAgain(ILogger logger);

    [LoggerMessage(EventId = 710, Level = LogLevel.Error, Message = "{Sessions} sessions are dropped that were not forwarded: {File} was the oldest, and there is no room (Utws:Forwarding:WhenFull)")]
    public static partial void Dropped(ILogger logger, long sessions, string file);

    [LoggerMessage(EventId = 711, Level = LogLevel.Warning, Message = "How much room the record takes cannot be told: {Problem}")]
    public static partial void NoLook(ILogger logger, string problem);

    [LoggerMessage(EventId = 712, Level = LogLevel.Error, Message = "{Requests} requests are not forwarded: their JSON is not what this program writes. They stay in their segments: node {Node}, epoch {Epoch}, groups {First} to {Last}")]
    public static partial void LeftOut(ILogger logger, int requests, string node, long epoch, long first, long last);

    [LoggerMessage(EventId = 713, Level = LogLevel.Error, Message = "A segment has gone before all of it was forwarded: deleted, moved, or put aside as corrupt: {File}")]
    public static partial void Gone(ILogger logger, string file);
}
