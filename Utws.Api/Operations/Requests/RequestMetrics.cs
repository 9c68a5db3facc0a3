using System.Diagnostics;
using System.Diagnostics.Metrics;
using Utws.Core.Contract;
using Utws.Core.Soap;

namespace Utws.Api.Operations.Requests;

/// <summary>The instruments of requests. The totals are kept anyway; durations go to whoever listens, and to nobody else.</summary>
internal sealed class RequestMetrics
{
    private static readonly KeyValuePair<string, object?> s_parse = new("stage", "parse");
    private static readonly KeyValuePair<string, object?> s_decide = new("stage", "decide");
    private static readonly KeyValuePair<string, object?> s_write = new("stage", "write");

    // A request of two sessions takes some 20 us, a thousand some 200; recorded, it waits for the disk: 1 to 30 ms; and seconds when it crawls.
    private static readonly double[] s_durations = [0.0001, 0.00025, 0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 10];

    private static readonly double[] s_stages = [0.000001, 0.0000025, 0.000005, 0.00001, 0.000025, 0.00005, 0.0001, 0.00025, 0.0005, 0.001, 0.01, 0.1];

    private readonly Meter _meter;
    private readonly Histogram<double> _duration;
    private readonly Histogram<double> _stages;
    private readonly double _seconds;

    public RequestMetrics(IMeterFactory meters, RequestTotals totals, TimeProvider clock)
    {
        _seconds = 1.0 / clock.TimestampFrequency;
        _meter = meters.Create(UtwsMetrics.MeterName);
        _duration = _meter.CreateHistogram(
            "utws.request.duration",
            "s",
            "From the head of a request to the end of its answer.",
            tags: null,
            new InstrumentAdvice<double> { HistogramBucketBoundaries = s_durations });
        _stages = _meter.CreateHistogram(
            "utws.request.stage.duration",
            "s",
            "Of one request in 64: how long its sessions were parsed, decided and written, each summed up over the request.",
            tags: null,
            new InstrumentAdvice<double> { HistogramBucketBoundaries = s_stages });
        _ = _meter.CreateObservableCounter("utws.requests", () => Requests(totals), "{request}", "Requests since the start, by SOAP version and outcome.");
        _ = _meter.CreateObservableCounter(
            "utws.sessions", () => Sessions(totals), "{session}", "Sessions since the start of requests that were read to their end, by what was decided.");
        _ = _meter.CreateObservableCounter("utws.faults", () => Faults(totals), "{fault}", "Requests since the start that were not answered, by reason.");
        _ = _meter.CreateObservableCounter(
            "utws.request.size", () => totals.BytesReceived, "By", "Bytes of request bodies that were read since the start; of coded ones as decoded.");
        _ = _meter.CreateObservableCounter(
            "utws.response.size", () => totals.BytesSent, "By", "Bytes of answers since the start, before they were compressed.");
    }

    /// <summary>Whether anybody wants to know how long the stages took.</summary>
    public bool TakesStages => _stages.Enabled;

    /// <summary>A request took so many ticks of the clock.</summary>
    public void Took(long ticks)
    {
        if (_duration.Enabled)
        {
            _duration.Record(ticks * _seconds);
        }
    }

    /// <summary>Its stages took so many.</summary>
    public void TookStages(long parse, long decide, long write)
    {
        _stages.Record(parse * _seconds, s_parse);
        _stages.Record(decide * _seconds, s_decide);
        _stages.Record(write * _seconds, s_write);
    }

    private static List<Measurement<long>> Requests(RequestTotals totals)
    {
        List<Measurement<long>> all = [];
        foreach (SoapVersion version in Enum.GetValues<SoapVersion>())
        {
            foreach (RequestOutcome outcome in Enum.GetValues<RequestOutcome>())
            {
                TagList tags = new() { { "soap", version == SoapVersion.Soap11 ? "1.1" : "1.2" }, { "outcome", MetricWords.Of(outcome) } };
                all.Add(new Measurement<long>(totals.Requests(version, outcome), tags));
            }
        }

        return all;
    }

    private static IEnumerable<Measurement<long>> Sessions(RequestTotals totals) => Enum.GetValues<PublishMode>().Select(
        decision => new Measurement<long>(totals.Sessions(decision), new KeyValuePair<string, object?>("decision", MetricWords.Of(decision))));

    private static IEnumerable<Measurement<long>> Faults(RequestTotals totals) => Enum.GetValues<SoapFaultReason>().Select(
        reason => new Measurement<long>(totals.Faults(reason), new KeyValuePair<string, object?>("reason", MetricWords.Of(reason))));
}
