using System.Runtime.InteropServices;

namespace Utws.Api.Recording;

/// <summary>Opens the record before the first request can come, and completes it after the last has gone.</summary>
internal sealed class RecordingService(
    SessionRecorder recorder, RecordingSettings settings, RecordingMetrics metrics, ILogger<RecordingService> logger) : IHostedService, IDisposable
{
    // POSIX has the number nowhere; it is this on Linux and macOS.
    private const int FileSizeLimitSignal = 25;

    private PosixSignalRegistration? _fileSizeLimit;

    public async Task StartAsync(CancellationToken cancellationToken)
    {
        if (!OperatingSystem.IsWindows())
        {
            // A write beyond RLIMIT_FSIZE sends SIGXFSZ, which ends a process that does nothing about it; without it the write
            // fails like one on a full disk.
            _fileSizeLimit = PosixSignalRegistration.Create((PosixSignal)FileSizeLimitSignal, static signal => signal.Cancel = true);
        }

        // Asked for, they are there: a listener finds only the instruments that somebody has made.
        _ = metrics;
        RecordingLog.IsOn(logger, settings.Path, settings.Mode);
        recorder.Start();

        // One that cannot record starts all the same, answers 503, and goes on when the cause is gone.
        await recorder.Opened.WaitAsync(cancellationToken);
    }

    public async Task StopAsync(CancellationToken cancellationToken)
    {
        TimeSpan patience = TimeSpan.FromSeconds(settings.DrainSeconds);
        if (!await Task.Run(() => recorder.Stop(patience), CancellationToken.None))
        {
            RecordingLog.DrainTimedOut(logger, patience.TotalSeconds, recorder.Status.Waiting);
        }
    }

    public void Dispose() => _fileSizeLimit?.Dispose();
}
