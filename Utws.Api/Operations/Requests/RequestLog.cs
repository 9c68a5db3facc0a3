using Utws.Core.Soap;

namespace Utws.Api.Operations.Requests;

/// <summary>What is logged of requests; never what a client sent.</summary>
internal static partial class RequestLog
{
    [LoggerMessage(EventId = 110, Level = LogLevel.Information, Message = "A request was rejected (SOAP {Version}): {Reason} at line {Line}, column {Column}; its client got {Status}")]
    public static partial void RejectedAt(ILogger logger, string version, string reason, int line, int column, int status);

    [LoggerMessage(EventId = 111, Level = LogLevel.Information, Message = "A request was rejected (SOAP {Version}): {Reason}; its client got {Status}")]
    public static partial void Rejected(ILogger logger, string version, SoapFaultReason reason, int status);

    [LoggerMessage(EventId = 112, Level = LogLevel.Information, Message = "{Count} more requests were rejected within {Seconds} s: {Reasons}")]
    public static partial void MoreRejected(ILogger logger, int count, double seconds, string reasons);
}
