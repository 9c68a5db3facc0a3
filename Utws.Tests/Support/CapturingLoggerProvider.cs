using Microsoft.Extensions.Logging;

namespace Utws.Tests.Support;

/// <summary>Keeps what the server logs, so that a test can say what an operator must not be woken by, and wait for what it must see.</summary>
internal sealed class CapturingLoggerProvider : ILoggerProvider
{
    // Only a server that never logs what a test waits for meets it.
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(30);

    private readonly Lock _lock = new();
    private readonly List<CapturedLogEntry> _entries = [];
    private readonly List<(Func<CapturedLogEntry, bool> Wanted, TaskCompletionSource Found)> _waiting = [];

    /// <summary>Everything logged above <see cref="LogLevel.Debug"/>, in order.</summary>
    public IReadOnlyList<CapturedLogEntry> AboveDebug
    {
        get
        {
            lock (_lock)
            {
                return [.. _entries.Where(e => e.Level > LogLevel.Debug)];
            }
        }
    }

    public ILogger CreateLogger(string categoryName) => new CapturingLogger(categoryName, Add);

    /// <summary>Waits until an entry has been logged, before or after the call.</summary>
    public Task WaitForAsync(Func<CapturedLogEntry, bool> wanted)
    {
        lock (_lock)
        {
            if (_entries.Any(wanted))
            {
                return Task.CompletedTask;
            }

            TaskCompletionSource found = new(TaskCreationOptions.RunContinuationsAsynchronously);
            _waiting.Add((wanted, found));
            return found.Task.WaitAsync(s_patience);
        }
    }

    /// <summary>Forgets what was logged so far: the start of the server, say.</summary>
    public void Clear()
    {
        lock (_lock)
        {
            _entries.Clear();
        }
    }

    public void Dispose()
    {
        // The entries stay readable after the server has stopped.
    }

    private void Add(CapturedLogEntry entry)
    {
        lock (_lock)
        {
            _entries.Add(entry);
            foreach ((_, TaskCompletionSource found) in _waiting.Where(w => w.Wanted(entry)))
            {
                _ = found.TrySetResult();
            }
        }
    }
}
