using System.Globalization;
using Utws.Api.Commands.Tables;

namespace Utws.Api.Commands.Simulate;

/// <summary>What came of the requests so far; for any thread.</summary>
internal sealed class SimulateTally
{
    // As both of the server's forms spell it, and any other with whatever prefix.
    private static readonly (string Name, byte[] Text)[] s_decisions =
    [
        ("Discard", "publish>Discard<"u8.ToArray()), ("SummaryOnly", "publish>SummaryOnly<"u8.ToArray()), ("Details", "publish>Details<"u8.ToArray()),
    ];

    private readonly Lock _use = new();
    private readonly LatencyCounts _latencies = new();
    private readonly long[] _decisions = new long[s_decisions.Length];
    private long _requests;
    private long _sessions;
    private long _accepted;
    private long _faultsMeant;
    private long _faults;
    private long _failures;

    /// <summary>The reason of the last request that had no answer, or another than it should have had; null if there is none.</summary>
    public string? Problem { get; private set; }

    /// <summary>Whether each request was answered as it should be.</summary>
    public bool IsGood => _faults + _failures == 0;

    /// <summary>How many were answered at all.</summary>
    public long Answered => _latencies.Count;

    /// <summary>Counts an answer.</summary>
    public void Add(SimulatedRequest request, int status, ReadOnlySpan<byte> answer, TimeSpan latency)
    {
        lock (_use)
        {
            _requests++;
            _latencies.Add(latency);
            if ((status == StatusCodes.Status200OK) == request.IsBroken)
            {
                _faults++;
                Problem = string.Create(CultureInfo.InvariantCulture, $"HTTP {status} in answer to a request that was {(request.IsBroken ? "broken" : "good")}");
                return;
            }

            if (request.IsBroken)
            {
                _faultsMeant++;
                return;
            }

            _accepted++;
            _sessions += request.Sessions;
            for (int i = 0; i < s_decisions.Length; i++)
            {
                _decisions[i] += answer.Count(s_decisions[i].Text);
            }
        }
    }

    /// <summary>Counts a request that was not answered.</summary>
    public void AddFailure(string problem)
    {
        lock (_use)
        {
            _requests++;
            _failures++;
            Problem = problem;
        }
    }

    /// <summary>How it stands, on a line.</summary>
    public string Line(TimeSpan elapsed, TimeSpan duration)
    {
        lock (_use)
        {
            return string.Create(
                CultureInfo.InvariantCulture,
                $"{elapsed.TotalSeconds:0} of {duration.TotalSeconds:0} s  {CellText.Count(_requests)} requests  {CellText.Count(_sessions)} sessions  {CellText.Count(_faultsMeant + _faults)} faults  {CellText.Count(_failures)} without answer  median {Milliseconds(0.5)}");
        }
    }

    /// <summary>All of it, when everything has come to its end.</summary>
    public IReadOnlyList<(string Name, string Value)> Facts(TimeSpan elapsed)
    {
        lock (_use)
        {
            List<(string, string)> facts =
            [
                ("requests", string.Create(CultureInfo.InvariantCulture, $"{CellText.Count(_requests)} in {elapsed.TotalSeconds:0.0} s")),
                ("answered", CellText.Count(_accepted)),
                ("sessions", CellText.Count(_sessions)),
            ];
            for (int i = 0; i < s_decisions.Length; i++)
            {
                facts.Add(("  " + s_decisions[i].Name, CellText.Count(_decisions[i])));
            }

            facts.Add(("faults", CellText.Count(_faultsMeant) + " of broken requests, " + CellText.Count(_faults) + " not as they should be"));
            facts.Add(("no answer", CellText.Count(_failures)));
            facts.Add(("latency", "median " + Milliseconds(0.5) + ", p99 " + Milliseconds(0.99)));
            return facts;
        }
    }

    private string Milliseconds(double share) =>
        _latencies.Quantile(share) is { } latency ? string.Create(CultureInfo.InvariantCulture, $"{latency.TotalMilliseconds:0.00} ms") : "-";
}
