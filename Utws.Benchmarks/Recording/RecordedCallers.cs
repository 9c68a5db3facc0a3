using Utws.Api.Recording;
using Utws.Api.Soap;
using Utws.Api.Transport;
using Utws.Benchmarks.Envelope;
using Utws.Core.Contract;
using Utws.Core.Recording;
using Utws.Core.Soap;

namespace Utws.Benchmarks.Recording;

/// <summary>
/// Callers that each have one request under way, as 256 connections have: read, decided, written, recorded, awaited, and the next one.
/// Their requests have 1 to 10 sessions.
/// </summary>
internal sealed class RecordedCallers
{
    private const int BodyCount = 10;
    private const int Seed = 20261125;

    private static readonly SampleDecider s_decider = new();
    private static readonly Task<bool> s_done = Task.FromResult(true);

    private readonly SessionRecorder? _recorder;
    private readonly bool _isAwaited;
    private readonly RequestWalkPool _walks;
    private readonly LifoPool<HeldAnswer> _held = new(maxKept: 1024);
    private readonly int _callers;
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
        _callers = callers;
        _walks = new RequestWalkPool(new SoapProcessorOptions(), isRecorded: recorder is not null, TimeProvider.System);
        _bodies = [.. Enumerable.Range(1, BodyCount).Select(n => RequestBodies.Create(SampleSessions.Create(n, Seed + n)))];
    }

    /// <summary>How often a request found no room, and was tried again.</summary>
    public long Refused => Interlocked.Read(ref _refused);

    /// <summary>Has each caller make so many requests, and gives the bytes of all answers.</summary>
    public async Task<long> RunAsync(int requestsEach)
    {
        Task<long>[] callers = new Task<long>[_callers];
        for (int i = 0; i < callers.Length; i++)
        {
            int caller = i;
            callers[i] = Task.Run(() => CallAsync(caller, requestsEach));
        }

        long[] bytes = await Task.WhenAll(callers);
        return bytes.Sum();
    }

    private async Task<long> CallAsync(int caller, int requests)
    {
        long bytes = 0;
        for (int i = 0; i < requests; i++)
        {
            (HeldAnswer held, Task<bool> committed) = await BeginAsync(_bodies[(caller + i) % BodyCount]);
            if (_isAwaited && !await committed)
            {
                throw new InvalidOperationException("A group was not committed");
            }

            bytes += held.Answer.Body.Length;
            held.Clear();
            _ = _held.Return(held);
        }

        return bytes;
    }

    // As the endpoint does: the walk goes back while the answer waits. Off has its answer copied, too.
    private async ValueTask<(HeldAnswer Held, Task<bool> Committed)> BeginAsync(byte[] body)
    {
        RequestWalk walk = _walks.Rent();
        SoapProcessor processor = walk.Processor;
        processor.Begin(_head, body.Length, s_decider, DateTimeOffset.UnixEpoch);
        processor.Append(body);
        processor.Complete();
        Task<bool> committed = s_done;
        while (_recorder is not null
            && !_recorder.TryAppend(new RequestRecord(0, processor.ApiVersion, default, null, processor.SessionCount), walk.Sessions!.Json, out committed))
        {
            _ = Interlocked.Increment(ref _refused);
            await Task.Yield();
        }

        HeldAnswer held = _held.TryRent(out HeldAnswer? spare) ? spare : new HeldAnswer();
        held.Hold(processor.Answer, committed);
        _walks.Return(walk);
        return (held, committed);
    }
}
