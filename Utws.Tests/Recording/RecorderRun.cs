using System.Text;
using Microsoft.Extensions.Logging;
using Utws.Api.Recording;
using Utws.Core.Recording;
using Utws.Tests.Support;

namespace Utws.Tests.Recording;

/// <summary>A recorder over a <see cref="ScriptedStore"/>.</summary>
internal sealed class RecorderRun : IDisposable
{
    // Only a recorder that hangs meets it.
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(30);

    private readonly LoggerFactory _loggers = new();
    private bool _isStopped;

    public RecorderRun(SessionRecorderOptions? options = null)
    {
        _loggers.AddProvider(Log);
        Recorder = new SessionRecorder(options ?? new SessionRecorderOptions { FirstPause = TimeSpan.FromMilliseconds(1) }, Store, TimeProvider.System, _loggers.CreateLogger<SessionRecorder>());
    }

    public ScriptedStore Store { get; } = new();

    public CapturingLoggerProvider Log { get; } = new();

    public SessionRecorder Recorder { get; }

    public async Task StartAsync()
    {
        Recorder.Start();
        await Recorder.Opened.WaitAsync(s_patience);
    }

    /// <summary>Has a request taken.</summary>
    public Task<bool> Append(string sessions)
    {
        Assert.True(TryAppend(sessions, out Task<bool> committed), "it was refused");
        return committed.WaitAsync(s_patience);
    }

    /// <summary>Whether a request is taken; its outcome is of no interest.</summary>
    public bool TryAppend(string sessions) => TryAppend(sessions, out _);

    public bool TryAppend(string sessions, out Task<bool> committed) =>
        Recorder.TryAppend(new RequestRecord(0, 1, default, null, 1), Encoding.UTF8.GetBytes(sessions), out committed);

    public bool Stop()
    {
        _isStopped = true;
        return Recorder.Stop(s_patience);
    }

    public void Dispose()
    {
        Store.Release();
        if (!_isStopped)
        {
            _ = Stop();
        }

        Recorder.Dispose();
        Log.Dispose();
        _loggers.Dispose();
    }

    /// <summary>Waits until what another thread does has come to pass.</summary>
    public static async Task UntilAsync(Func<bool> condition)
    {
        long deadline = Environment.TickCount64 + (long)s_patience.TotalMilliseconds;
        while (!condition())
        {
            Assert.True(Environment.TickCount64 < deadline, "it did not come to pass");
            await Task.Yield();
        }
    }
}
