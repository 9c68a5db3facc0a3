using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;

namespace Utws.Tests.Support;

/// <summary>The logger of one category, see <see cref="CapturingLoggerProvider"/>.</summary>
internal sealed class CapturingLogger(string category, ConcurrentQueue<CapturedLogEntry> entries) : ILogger
{
    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull => null;

    public bool IsEnabled(LogLevel logLevel) => true;

    public void Log<TState>(
        LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
        entries.Enqueue(new CapturedLogEntry(logLevel, category, formatter(state, exception), exception));
}
