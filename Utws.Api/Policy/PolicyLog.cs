using Utws.Core.Policy;

namespace Utws.Api.Policy;

/// <summary>What becomes of changes of the policy file; each is logged once, however often the file is looked at.</summary>
internal static partial class PolicyLog
{
    [LoggerMessage(EventId = 500, Level = LogLevel.Information, Message = "The policy {File} is served in revision {Revision} now, with {Rules} rules; before it was {Previous}")]
    public static partial void Served(ILogger logger, string file, PolicyRevision revision, int rules, PolicyRevision previous);

    [LoggerMessage(EventId = 501, Level = LogLevel.Error, Message = "The policy file is refused, and revision {Revision} stays: {Error}")]
    public static partial void Refused(ILogger logger, PolicyRevision revision, PolicyError error);

    [LoggerMessage(EventId = 502, Level = LogLevel.Information, Message = "The policy {File} is in order again, in revision {Revision}, which was served all the time")]
    public static partial void Mended(ILogger logger, string file, PolicyRevision revision);

    [LoggerMessage(EventId = 503, Level = LogLevel.Warning, Message = "The policy is a copy, revision {Revision}, kept in {Copy} {Age} ago: {Error}")]
    public static partial void StartedFromCopy(ILogger logger, PolicyRevision revision, string copy, TimeSpan age, PolicyError error);

    [LoggerMessage(EventId = 504, Level = LogLevel.Warning, Message = "The policy cannot be kept in {Copy}, so a start while {File} does not answer would fail: {Reason}")]
    public static partial void NotKept(ILogger logger, string copy, string file, string reason);

    [LoggerMessage(EventId = 505, Level = LogLevel.Information, Message = "The policy is kept in {Copy} again")]
    public static partial void Kept(ILogger logger, string copy);
}
