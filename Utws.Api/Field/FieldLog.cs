namespace Utws.Api.Field;

/// <summary>What counting logs; never what a client sent.</summary>
internal static partial class FieldLog
{
    [LoggerMessage(EventId = 800, Level = LogLevel.Warning, Message = "Counts of what is in the field cannot be kept on disk; they stay in memory, and it is tried again: {Problem}")]
    public static partial void NotKept(ILogger logger, Exception? unexpected, string problem);

    [LoggerMessage(EventId = 801, Level = LogLevel.Information, Message = "Counts of what is in the field are kept on disk again")]
    public static partial void KeptAgain(ILogger logger);

    [LoggerMessage(EventId = 802, Level = LogLevel.Warning, Message = "The file of counts was not readable and is set aside; all segments are counted anew: {Problem}")]
    public static partial void SetAside(ILogger logger, string problem);

    [LoggerMessage(EventId = 803, Level = LogLevel.Information, Message = "{Segments} segments of earlier processes are counted now")]
    public static partial void CatchingUp(ILogger logger, int segments);

    [LoggerMessage(EventId = 804, Level = LogLevel.Warning, Message = "Counts of what is in the field lack sessions: {Problem}")]
    public static partial void Lacking(ILogger logger, string problem);

    [LoggerMessage(EventId = 805, Level = LogLevel.Error, Message = "A group was recorded, but counting it failed; what is in the field is counted too low from here on")]
    public static partial void CountFailed(ILogger logger, Exception failure);

    [LoggerMessage(EventId = 806, Level = LogLevel.Warning, Message = "The last counts of what is in the field could not be written in time; the next start counts them anew from the segments")]
    public static partial void NotEnded(ILogger logger);
}
