using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;

namespace Utws.Tests.Support;

/// <summary>Keeps what the server logs, so that a test can say what an operator must not be woken by.</summary>
internal sealed class CapturingLoggerProvider : ILoggerProvider
{
    private readonly ConcurrentQueue<CapturedLogEntry> _entries = new();

    /// <summary>Everything logged above <see cref="LogLevel.Debug"/>, in order.</summary>
    public IReadOnlyList<CapturedLogEntry> AboveDebug => [.. _entries.Where(e => e.Level > LogLevel.Debug)];

    public ILogger CreateLogger(string categoryName) => new CapturingLogger(categoryName, _entries);

    /// <summary>Forgets what was logged so far: the start of the server, say.</summary>
    public void Clear() => _entries.Clear();

    public void Dispose()
    {
        // The entries stay readable after the server has stopped.
    }
}
