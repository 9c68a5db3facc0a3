namespace Utws.Api.Recording;

/// <summary>What a <see cref="SessionRecorder"/> is doing.</summary>
internal enum RecorderState
{
    /// <summary>It has not opened its store yet, and takes nothing.</summary>
    Starting,

    /// <summary>It takes requests and commits them.</summary>
    Running,

    /// <summary>Its store has failed; it takes nothing, and tries to open it again.</summary>
    Failing,

    /// <summary>It has taken its last request.</summary>
    Stopped,
}
