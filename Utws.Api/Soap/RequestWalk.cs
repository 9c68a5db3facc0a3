using System.Diagnostics;
using Utws.Api.Policy;
using Utws.Core.Contract;
using Utws.Core.Recording;

namespace Utws.Api.Soap;

/// <summary>What one request needs on its way, kept for the next one: the processor, the record it writes beside the answer, and its counts.</summary>
internal sealed class RequestWalk : IDisposable
{
    private readonly TimeProvider _clock;

    /// <param name="options">The processor's.</param>
    /// <param name="isRecorded">Whether the sessions are written for the record, too.</param>
    /// <param name="clock">The clock.</param>
    public RequestWalk(SoapProcessorOptions options, bool isRecorded, TimeProvider clock)
    {
        _clock = clock;
        Sessions = isRecorded ? new SessionJson() : null;
        Tally = new WalkTally(Sessions, clock);
        Processor = new SoapProcessor(options, Tally);
    }

    /// <summary>Reads the request and writes the answer.</summary>
    public SoapProcessor Processor { get; }

    /// <summary>The sessions with their decisions, for the record; null if there is none.</summary>
    public SessionJson? Sessions { get; }

    /// <summary>What was decided.</summary>
    public WalkTally Tally { get; }

    /// <summary>What decides this request from its first byte to its last.</summary>
    public ServedPolicy? Policy { get; set; }

    /// <summary>The instant of the request.</summary>
    public DateTimeOffset Now { get; set; }

    /// <summary>Where it came from.</summary>
    public CallerAddress Caller { get; set; }

    /// <summary>When it began, by the clock's timestamp.</summary>
    public long Started { get; set; }

    /// <summary>How long it was read, decided and written, in the clock's ticks, if times are taken: without the waiting for its bytes.</summary>
    public long WalkTicks { get; private set; }

    /// <summary>Its trace; null if it is not traced.</summary>
    public Activity? Trace { get; set; }

    /// <summary>Whether its counts have been taken.</summary>
    public bool IsCounted { get; set; }

    /// <summary>How many requests it has served.</summary>
    public int Served { get; set; }

    /// <summary>Takes the next piece of the body.</summary>
    public void Append(ReadOnlySpan<byte> piece)
    {
        if (!Tally.IsTimed)
        {
            Processor.Append(piece);
            return;
        }

        long begun = _clock.GetTimestamp();
        Processor.Append(piece);
        WalkTicks += _clock.GetTimestamp() - begun;
    }

    /// <summary>The body is complete.</summary>
    public void Complete()
    {
        if (!Tally.IsTimed)
        {
            Processor.Complete();
            return;
        }

        long begun = _clock.GetTimestamp();
        Processor.Complete();
        WalkTicks += _clock.GetTimestamp() - begun;
    }

    /// <summary>Forgets the request, and gives back what it needed beyond the usual.</summary>
    public void Trim()
    {
        Processor.Trim();
        Tally.Restart();
        Policy = null;
        Trace = null;
        IsCounted = false;
        WalkTicks = 0;
    }

    /// <summary>Gives the buffers back.</summary>
    public void Dispose()
    {
        Processor.Dispose();
        Sessions?.Dispose();
    }
}
