using Microsoft.Extensions.Logging;

namespace Utws.Tests.Support;

/// <summary>The logger of one category, see <see cref="CapturingLoggerProvider"/>.</summary>
internal sealed class CapturingLogger(string category, Action<CapturedLogEntry> add) : ILogger
{
    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull => null;

    public bool IsEnabled(LogLevel logLevel) => true;

    public void Log<TState>(
        LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
        add(new CapturedLogEntry(logLevel, category, formatter(state, exception), exception));
}
