namespace Utws.Api.Operations;

/// <summary>Hands what the operator's address logs to the main application's log, whose levels hold.</summary>
internal sealed class AdminLoggerProvider(ILoggerFactory loggers) : ILoggerProvider
{
    public ILogger CreateLogger(string categoryName) => loggers.CreateLogger(categoryName);

    public void Dispose()
    {
        // The factory is the main application's.
    }
}
