namespace Utws.Api.Soap;

/// <summary>What the endpoint logs; never what a client sent.</summary>
internal static partial class SoapEndpointLog
{
    [LoggerMessage(EventId = 100, Level = LogLevel.Debug, Message = "The client went away before its request was complete")]
    public static partial void ClientWentAway(ILogger logger);

    [LoggerMessage(EventId = 101, Level = LogLevel.Error, Message = "A request failed; its client got a Server fault")]
    public static partial void RequestFailed(ILogger logger, Exception exception);
}
