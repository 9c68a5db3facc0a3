namespace Utws.Api;

/// <summary>The server cannot start for a reason that the operator can mend; the message tells what and where.</summary>
internal sealed class StartupException(string message, Exception? cause = null) : Exception(message, cause);
