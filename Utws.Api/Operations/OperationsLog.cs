namespace Utws.Api.Operations;

/// <summary>What the operator's address and the server's end log.</summary>
internal static partial class OperationsLog
{
    [LoggerMessage(EventId = 600, Level = LogLevel.Information, Message = "The dashboard is at {Address}, with health/ready and metrics, for everybody who can reach it")]
    public static partial void AdminIsListening(ILogger logger, Uri address);

    [LoggerMessage(EventId = 601, Level = LogLevel.Information, Message = "Asked to end: readiness is off, and requests are served for {Seconds} s more, each the last of its connection; ctrl-C or a second SIGTERM cuts it short")]
    public static partial void NoticeBegins(ILogger logger, double seconds);

    [LoggerMessage(EventId = 602, Level = LogLevel.Warning, Message = "Requests were not finished {Seconds} s after the server took no more: their connections are cut off")]
    public static partial void RequestsCutOff(ILogger logger, double seconds);

    [LoggerMessage(EventId = 620, Level = LogLevel.Warning, Message = "The dashboard cannot be told the news; it is tried again every second")]
    public static partial void DashboardFailed(ILogger logger, Exception failure);
}
