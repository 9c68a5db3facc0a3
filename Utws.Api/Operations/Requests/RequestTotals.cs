using Utws.Core.Contract;
using Utws.Core.Soap;

namespace Utws.Api.Operations.Requests;

/// <summary>What has come of all requests since the start; for any thread, and allocates nothing but where it is read as a whole.</summary>
internal sealed class RequestTotals
{
    private const int Outcomes = (int)RequestOutcome.Broken + 1;
    private const int Versions = 2;
    private const int FirstDecision = Outcomes * Versions;
    private const int Decisions = (int)PublishMode.Details + 1;
    private const int FirstReason = FirstDecision + Decisions;
    private const int Reasons = (int)SoapFaultReason.NotRecorded + 1;
    private const int BytesReceivedAt = FirstReason + Reasons;
    private const int BytesSentAt = BytesReceivedAt + 1;
    private const int FirstLatency = BytesSentAt + 1;

    private readonly StripedCounters _counters = new(FirstLatency + LatencyBuckets.Count);

    /// <summary>A request's walk has ended without a fault: so many sessions were decided so.</summary>
    public void Decided(ReadOnlySpan<int> byDecision)
    {
        long[] mine = _counters.Mine;
        for (int i = 0; i < byDecision.Length; i++)
        {
            if (byDecision[i] > 0)
            {
                StripedCounters.Add(mine, FirstDecision + i, byDecision[i]);
            }
        }
    }

    /// <summary>Bytes of request bodies were read; of coded ones as decoded.</summary>
    public void Received(long bytes) => _counters.Add(BytesReceivedAt, bytes);

    /// <summary>A request has ended.</summary>
    /// <param name="version">The version of the answer, also where there is none.</param>
    /// <param name="outcome">How.</param>
    /// <param name="answerBytes">How long the answer's body was, before it was compressed.</param>
    /// <param name="microseconds">For how long it was here, to the end of its answer.</param>
    public void Ended(SoapVersion version, RequestOutcome outcome, int answerBytes, long microseconds)
    {
        long[] mine = _counters.Mine;
        StripedCounters.Add(mine, IndexOf(version, outcome), 1);
        StripedCounters.Add(mine, BytesSentAt, answerBytes);
        StripedCounters.Add(mine, FirstLatency + LatencyBuckets.IndexOf(microseconds), 1);
    }

    /// <summary>A request was not answered, and why.</summary>
    public void Faulted(SoapFaultReason reason) => _counters.Add(FirstReason + (int)reason, 1);

    /// <summary>How many requests ended so.</summary>
    public long Requests(SoapVersion version, RequestOutcome outcome) => _counters.Read(IndexOf(version, outcome));

    /// <summary>How many sessions were decided so.</summary>
    public long Sessions(PublishMode decision) => _counters.Read(FirstDecision + (int)decision);

    /// <summary>How many requests were not answered for this reason.</summary>
    public long Faults(SoapFaultReason reason) => _counters.Read(FirstReason + (int)reason);

    /// <summary>Bytes of request bodies that were read.</summary>
    public long BytesReceived => _counters.Read(BytesReceivedAt);

    /// <summary>Bytes of answers' bodies, before they were compressed.</summary>
    public long BytesSent => _counters.Read(BytesSentAt);

    /// <summary>How many requests took how long, by <see cref="LatencyBuckets"/>.</summary>
    public void ReadLatencies(Span<long> buckets) => _counters.Read(FirstLatency, buckets[..LatencyBuckets.Count]);

    private static int IndexOf(SoapVersion version, RequestOutcome outcome) => ((version == SoapVersion.Soap11 ? 0 : 1) * Outcomes) + (int)outcome;
}
