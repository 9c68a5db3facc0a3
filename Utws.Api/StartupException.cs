namespace Utws.Api;

/// <summary>The server cannot start for a reason that the operator can mend; the message tells what and where.</summary>
internal sealed class StartupException(string message, Exception? cause = null) : Exception(message, cause)
{
    /// <summary>Whether time can mend it as well, so that it is worth starting again without the operator.</summary>
    public bool IsPassing { get; init; }
}
