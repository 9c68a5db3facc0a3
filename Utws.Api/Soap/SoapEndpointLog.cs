namespace Utws.Api.Soap;

/// <summary>What the endpoint logs; never what a client sent.</summary>
internal static partial class SoapEndpointLog
{
    [LoggerMessage(EventId = 100, Level = LogLevel.Debug, Message = "A request ended before it was complete: {Reason}")]
    public static partial void RequestBroken(ILogger logger, string reason);

    [LoggerMessage(EventId = 101, Level = LogLevel.Error, Message = "A request failed; its client got a Server fault")]
    public static partial void RequestFailed(ILogger logger, Exception exception);
}
