namespace Utws.Api.Recording;

/// <summary>When a request is answered that is to be recorded.</summary>
internal enum RecordingMode
{
    /// <summary>Once its group is on stable storage: what is acknowledged is not lost.</summary>
    Durable,

    /// <summary>At once: a crash may lose what waited for its commit, which is bounded and counted.</summary>
    Buffered,

    /// <summary>At once, and nothing is recorded.</summary>
    Off,
}
