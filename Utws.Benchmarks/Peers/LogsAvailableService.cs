using Utws.Benchmarks.Walk;

namespace Utws.Benchmarks.Peers;

/// <summary>The operation behind SoapCore.</summary>
internal sealed class LogsAvailableService : ILogsAvailableService
{
    public SessionsToPublish[] LogsAvailable(int apiVersion, SerializedSession[] sessions) => Array.ConvertAll(sessions, SessionsToPublish.Decide);
}
