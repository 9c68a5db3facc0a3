namespace Utws.Api.Operations;

/// <summary>What the operator's address logs.</summary>
internal static partial class OperationsLog
{
    [LoggerMessage(EventId = 600, Level = LogLevel.Information, Message = "Health is told at {Address}health/ready, to everybody who can reach it")]
    public static partial void AdminIsListening(ILogger logger, Uri address);
}
