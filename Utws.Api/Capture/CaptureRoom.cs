namespace Utws.Api.Capture;

/// <summary>Whether there is room for what is to be captured.</summary>
internal enum CaptureRoom
{
    /// <summary>There is, and it is taken.</summary>
    Taken,

    /// <summary>Not now: requests that are under way have it, and may give it back.</summary>
    Lent,

    /// <summary>What is written, or waits to be, has it for good.</summary>
    Full,
}
