using Utws.Api.Recording;
using Utws.Benchmarks.Envelope;
using Utws.Core.Contract;
using Utws.Core.Recording;
using Utws.Core.Soap;

namespace Utws.Benchmarks.Recording;

/// <summary>
/// Callers that each have one request under way, as 256 connections have: read, decided, written, recorded, awaited, and the next one.
/// Their requests have 1 to 10 sessions.
/// </summary>
internal sealed class RecordedCallers : IDisposable
{
    private const int BodyCount = 10;
    private const int Seed = 20261125;

    private static readonly SampleDecider s_decider = new();

    private readonly SessionRecorder? _recorder;
    private readonly bool _isAwaited;
    private readonly SoapProcessor[] _processors;
    private readonly SessionJson[] _records;
    private readonly byte[][] _bodies;
    private readonly SoapRequestHead _head = EnvelopeRequest.HeadOf(false);
    private long _refused;

    /// <param name="callers">How many.</param>
    /// <param name="recorder">Records the requests; null for nobody.</param>
    /// <param name="isAwaited">Whether a caller waits for the commit of its request before it goes on.</param>
    public RecordedCallers(int callers, SessionRecorder? recorder, bool isAwaited)
    {
        _recorder = recorder;
        _isAwaited = isAwaited;
        _records = recorder is null ? [] : [.. Enumerable.Range(0, callers).Select(_ => new SessionJson())];
        _processors = [.. Enumerable.Range(0, callers).Select(i => new SoapProcessor(new SoapProcessorOptions(), recorder is null ? null : _records[i]))];
        _bodies = [.. Enumerable.Range(1, BodyCount).Select(n => RequestBodies.Create(SampleSessions.Create(n, Seed + n)))];
    }

    /// <summary>How often a request found no room, and was tried again.</summary>
    public long Refused => Interlocked.Read(ref _refused);

    /// <summary>Has each caller make so many requests, and gives the bytes of all answers.</summary>
    public async Task<long> RunAsync(int requestsEach)
    {
        Task<long>[] callers = new Task<long>[_processors.Length];
        for (int i = 0; i < callers.Length; i++)
        {
            int caller = i;
            callers[i] = Task.Run(() => CallAsync(caller, requestsEach));
        }

        long[] bytes = await Task.WhenAll(callers);
        return bytes.Sum();
    }

    public void Dispose()
    {
        Array.ForEach(_processors, p => p.Dispose());
        Array.ForEach(_records, r => r.Dispose());
    }

    private async Task<long> CallAsync(int caller, int requests)
    {
        SoapProcessor processor = _processors[caller];
        long bytes = 0;
        for (int i = 0; i < requests; i++)
        {
            byte[] body = _bodies[(caller + i) % BodyCount];
            processor.Begin(_head, body.Length, s_decider, DateTimeOffset.UnixEpoch);
            processor.Append(body);
            processor.Complete();
            if (_recorder is not null)
            {
                Task<bool> committed;
                while (!_recorder.TryAppend(new RequestRecord(i, processor.ApiVersion, default, null, processor.SessionCount), _records[caller].Json, out committed))
                {
                    _ = Interlocked.Increment(ref _refused);
                    await Task.Yield();
                }

                if (_isAwaited && !await committed)
                {
                    throw new InvalidOperationException("A group was not committed");
                }
            }

            bytes += processor.Answer.Body.Length;
        }

        return bytes;
    }
}
