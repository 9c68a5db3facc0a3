namespace Utws.Api.Forwarding.ClickHouse;

/// <summary>What an operator should know of the way to ClickHouse.</summary>
internal static partial class ClickHouseLog
{
    [LoggerMessage(EventId = 720, Level = LogLevel.Error, Message = "{Count} recorded requests of {Node} cannot be read, and are not forwarded: {Problem}. It is not said again for others")]
    public static partial void Unreadable(ILogger logger, int count, string node, string problem);
}
