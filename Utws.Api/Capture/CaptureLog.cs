namespace Utws.Api.Capture;

/// <summary>What capturing logs; never what a client sent.</summary>
internal static partial class CaptureLog
{
    [LoggerMessage(EventId = 300, Level = LogLevel.Warning, Message = "Messages are being captured in {Folder}: they hold client data. Empty Utws:Capture:Path to stop it. {Dropped} were too long or came too fast and were left out")]
    public static partial void IsOn(ILogger logger, string folder, long dropped);

    [LoggerMessage(EventId = 301, Level = LogLevel.Warning, Message = "Capturing has stopped: Utws:Capture:{Bound} is reached in {Folder}")]
    public static partial void BoundReached(ILogger logger, string bound, string folder);

    [LoggerMessage(EventId = 302, Level = LogLevel.Error, Message = "Capturing has stopped: {Folder} can no longer be written. Requests are answered all the same")]
    public static partial void DiskFailed(ILogger logger, Exception exception, string folder);

    [LoggerMessage(EventId = 303, Level = LogLevel.Error, Message = "Capturing has stopped: a message for {Folder} could not be copied. Requests are answered all the same")]
    public static partial void Failed(ILogger logger, Exception exception, string folder);
}
