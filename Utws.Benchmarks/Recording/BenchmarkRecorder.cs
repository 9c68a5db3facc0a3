using Microsoft.Extensions.Logging.Abstractions;
using Utws.Api.Recording;
using Utws.Api.Recording.Segments;
using Utws.Core.Recording;

namespace Utws.Benchmarks.Recording;

/// <summary>A recorder as the server has it, over segments in a folder that goes with it, or over a store of another kind.</summary>
internal sealed class BenchmarkRecorder : IDisposable
{
    // The disk of whoever runs this is not ours to fill.
    private const long MaxBytes = 1L << 30;

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("utws-recording-");
    private readonly ISessionStore _store;

    /// <param name="other">The store, if not segments.</param>
    public BenchmarkRecorder(ISessionStore? other = null)
    {
        _store = other ?? new SegmentStore(
            new SegmentStoreOptions { Folder = _folder.FullName, Node = "benchmark", Epoch = 1, AppVersion = "benchmark", MaxBytes = MaxBytes },
            TimeProvider.System,
            NullLogger.Instance);
        Recorder = new SessionRecorder(new SessionRecorderOptions(), _store, TimeProvider.System, NullLogger<SessionRecorder>.Instance);
        Recorder.Start();
        Recorder.Opened.Wait();
        if (Recorder.Status.Problem is { } problem)
        {
            throw new InvalidOperationException(problem);
        }
    }

    public SessionRecorder Recorder { get; }

    public void Dispose()
    {
        _ = Recorder.Stop(TimeSpan.FromSeconds(30));
        Recorder.Dispose();
        _store.Dispose();
        _folder.Delete(recursive: true);
    }
}
