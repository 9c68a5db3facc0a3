using System.Diagnostics;
using Utws.Api.Description;
using Utws.Core.Contract;
using Utws.Core.Soap;

namespace Utws.Api.Operations.Requests;

/// <summary>
/// Traces of requests, for whoever listens to the source <c>Utws</c> and samples them. A request is one span, and the parts of its way are
/// spans within it: <c>parse</c>, <c>decide</c> and <c>write</c>, which take turns session by session, so that each of these is a sum, laid
/// one behind the other; then <c>commit</c>, the waiting for the record, and <c>send</c>.
/// </summary>
internal sealed class RequestTraces(TimeProvider clock) : IDisposable
{
    /// <summary>The source's name, which listeners ask for.</summary>
    public const string SourceName = "Utws";

    // Where the part that is under way began.
    private const string Mark = "utws.mark";

    private readonly ActivitySource _source = new(SourceName);

    /// <summary>Whether this is the source: in a process with several servers each has its own.</summary>
    public bool IsSource(ActivitySource source) => source == _source;

    /// <summary>Begins a trace; null if this request is not traced.</summary>
    public Activity? Begin(HttpContext context)
    {
        if (!_source.HasListeners())
        {
            return null;
        }

        // W3C Trace Context, 3.2: what a proxy in front has begun goes on here. Of anybody else it is not believed: whether a request is
        // traced, and under which name, would be the client's to say.
        ActivityContext parent = default;
        if (context.Features.Get<KnownProxyFeature>() is not null)
        {
            IHeaderDictionary headers = context.Request.Headers;
            _ = ActivityContext.TryParse(headers.TraceParent, headers.TraceState, isRemote: true, out parent);
        }

        // The framework may have an activity of its own for this request, which nobody samples: its child would not be sampled either.
        Activity? outer = Activity.Current;
        Activity.Current = null;
        Activity? trace = _source.StartActivity("logsAvailable", ActivityKind.Server, parent);

        // It is kept with the request: as the current one of this thread it would become the parent of all that follows on the connection.
        Activity.Current = outer;
        if (trace is { IsAllDataRequested: false })
        {
            trace.Dispose();
            Activity.Current = outer;
            return null;
        }

        return trace;
    }

    /// <summary>The stages of a request's walk, in the clock's ticks.</summary>
    public void TellStages(Activity trace, int sessions, long parse, long decide, long write)
    {
        _ = trace.SetTag("utws.sessions", sessions);
        DateTime at = trace.StartTimeUtc;
        foreach ((string name, long ticks) in (ReadOnlySpan<(string, long)>)[("parse", parse), ("decide", decide), ("write", write)])
        {
            TimeSpan took = clock.GetElapsedTime(0, ticks);
            Add(name, trace, at, at + took);
            at += took;
        }
    }

    /// <summary>From now on it is another part's time.</summary>
    public void SetMark(Activity trace) => trace.SetCustomProperty(Mark, clock.GetUtcNow().UtcDateTime);

    /// <summary>The part that began at the mark has ended.</summary>
    public void EndPart(Activity trace, string name)
    {
        if (trace.GetCustomProperty(Mark) is DateTime begun)
        {
            Add(name, trace, begun, clock.GetUtcNow().UtcDateTime);
            SetMark(trace);
        }
    }

    /// <summary>Ends a trace with the request's answer.</summary>
    public void End(Activity trace, in SoapAnswer answer, RequestOutcome outcome, SoapFaultReason reason)
    {
        EndPart(trace, "send");
        _ = trace.SetTag("http.response.status_code", answer.StatusCode)
            .SetTag("utws.soap.version", answer.Version == SoapVersion.Soap11 ? "1.1" : "1.2")
            .SetTag("utws.outcome", MetricWords.Of(outcome));
        if (outcome != RequestOutcome.Answered)
        {
            // OpenTelemetry, HTTP spans: what the client did wrong is no error of the server's span.
            _ = trace.SetTag("error.type", MetricWords.Of(reason));
            if (outcome != RequestOutcome.Rejected)
            {
                _ = trace.SetStatus(ActivityStatusCode.Error);
            }
        }

        Stop(trace);
    }

    /// <summary>Ends a trace whose connection ended before.</summary>
    public static void Break(Activity trace)
    {
        _ = trace.SetTag("utws.outcome", MetricWords.Of(RequestOutcome.Broken)).SetStatus(ActivityStatusCode.Error);
        Stop(trace);
    }

    public void Dispose() => _source.Dispose();

    private void Add(string name, Activity trace, DateTime begun, DateTime ended)
    {
        Activity? outer = Activity.Current;
        using (Activity? part = _source.StartActivity(name, ActivityKind.Internal, trace.Context, startTime: new DateTimeOffset(begun)))
        {
            _ = part?.SetEndTime(ended);
        }

        Activity.Current = outer;
    }

    private static void Stop(Activity trace)
    {
        Activity? outer = Activity.Current;
        trace.Dispose();
        Activity.Current = outer;
    }
}
