using System.Diagnostics;
using Utws.Api.Soap;
using Utws.Core.Contract;
using Utws.Core.Soap;

namespace Utws.Api.Operations.Requests;

/// <summary>
/// What the endpoint tells of each request: into the totals always, into histograms and traces where somebody listens, into the log where
/// it was rejected. Without a listener it allocates nothing, and takes some 0.1 us a request.
/// </summary>
internal sealed class RequestObserver(RequestTotals totals, RequestMetrics metrics, RequestTraces traces, RejectionLog rejections, TimeProvider clock)
{
    // One in so many requests has its stages timed, where somebody listens: at 100 sessions the clock is read 300 times.
    private const int TimedEvery = 64;

    // Of TimeProvider's ticks, which are Stopwatch's everywhere but in tests.
    private readonly double _microseconds = 1_000_000.0 / clock.TimestampFrequency;

    /// <summary>A request begins.</summary>
    public void Begin(HttpContext context, RequestWalk walk)
    {
        walk.Started = clock.GetTimestamp();
        walk.Trace = traces.Begin(context);
        bool isTimed = walk.Trace is not null || (metrics.TakesStages && walk.Served++ % TimedEvery == 0);
        walk.Tally.Begin(walk.Policy!, isTimed);
    }

    /// <summary>Its walk has ended. What is decided counts now, whatever becomes of the record and the answer.</summary>
    public void Walked(RequestWalk walk)
    {
        if (walk.IsCounted)
        {
            return;
        }

        walk.IsCounted = true;
        totals.Received(walk.Processor.ReceivedBytes);
        if (walk.Processor.Answer.StatusCode == StatusCodes.Status200OK)
        {
            totals.Decided(walk.Tally.Decisions);
            walk.Tally.Flush();
        }

        if (walk.Tally.IsTimed)
        {
            TellStages(walk);
        }
    }

    /// <summary>The waiting for its record is over.</summary>
    public void Recorded(Activity? trace)
    {
        if (trace is not null)
        {
            traces.EndPart(trace, "commit");
        }
    }

    /// <summary>The request has its answer.</summary>
    public void Ended(in SoapAnswer answer, long started, Activity? trace)
    {
        RequestOutcome outcome = OutcomeOf(in answer, out SoapFaultReason reason);
        End(answer.Version, outcome, answer.Body.Length, started);
        if (outcome != RequestOutcome.Answered)
        {
            totals.Faulted(reason);
            if (outcome == RequestOutcome.Rejected)
            {
                rejections.Tell(in answer, reason);
            }
        }

        if (trace is not null)
        {
            traces.End(trace, in answer, outcome, reason);
        }
    }

    /// <summary>The connection ended before the request or its answer did.</summary>
    public void Broken(RequestWalk walk) => Broken(walk.Processor.Version, walk.Started, walk.Trace);

    /// <summary>As the other, where the walk has gone already.</summary>
    public void Broken(SoapVersion version, long started, Activity? trace)
    {
        End(version, RequestOutcome.Broken, answerBytes: 0, started);
        if (trace is not null)
        {
            RequestTraces.Break(trace);
        }
    }

    private void End(SoapVersion version, RequestOutcome outcome, int answerBytes, long started)
    {
        long ticks = clock.GetTimestamp() - started;
        totals.Ended(version, outcome, answerBytes, (long)(ticks * _microseconds));
        metrics.Took(ticks);
    }

    private void TellStages(RequestWalk walk)
    {
        WalkTally tally = walk.Tally;
        long parse = walk.WalkTicks - tally.DecideTicks - tally.WriteTicks;
        metrics.TookStages(parse, tally.DecideTicks, tally.WriteTicks);
        if (walk.Trace is { } trace)
        {
            traces.TellStages(trace, walk.Processor.SessionCount, parse, tally.DecideTicks, tally.WriteTicks);
            traces.SetMark(trace);
        }
    }

    private static RequestOutcome OutcomeOf(in SoapAnswer answer, out SoapFaultReason reason)
    {
        reason = answer.Fault?.Reason ?? SoapFaultReason.UnsupportedMediaType;
        return answer.StatusCode == StatusCodes.Status200OK ? RequestOutcome.Answered : reason switch
        {
            SoapFaultReason.NotRecorded => RequestOutcome.Refused,
            SoapFaultReason.OperationFailed => RequestOutcome.Failed,
            _ => RequestOutcome.Rejected,
        };
    }
}
