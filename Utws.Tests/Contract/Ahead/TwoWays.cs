using Utws.Core.Contract;
using Utws.Core.Recording;
using Utws.Core.Soap;
using Utws.Tests.Support;

namespace Utws.Tests.Contract.Ahead;

/// <summary>
/// The same requests by two processors: one that reads every request node by node, and one that reads ahead what it has seen before. All
/// that comes of a request must be equal: the answer with its fault's position, the decisions, the record.
/// </summary>
internal sealed class TwoWays : IDisposable
{
    private readonly Way _nodeByNode;
    private readonly Way _ahead;

    /// <param name="dependsOnApiVersion">Whether the decisions want to know the apiVersion first.</param>
    /// <param name="maxRequestBytes">The longest body that is read.</param>
    public TwoWays(bool dependsOnApiVersion = false, long maxRequestBytes = 4 * 1024 * 1024)
    {
        _nodeByNode = new Way(dependsOnApiVersion, new SoapProcessorOptions { ReadsAhead = false, MaxRequestBytes = maxRequestBytes });
        _ahead = new Way(dependsOnApiVersion, new SoapProcessorOptions { ReadsAhead = true, MaxRequestBytes = maxRequestBytes });
    }

    /// <summary>How many sessions of the last request were read ahead.</summary>
    public int SessionsReadAhead => _ahead.Processor.SessionsReadAhead;

    /// <summary>Shows a request to the processor that reads ahead: once to learn from, and once more to see that it has.</summary>
    public void Warm(in SoapRequestHead head, ReadOnlyMemory<byte> body)
    {
        _ = _ahead.Run(head, [body]);
        _ = _ahead.Run(head, [body]);
    }

    /// <summary>Reads one request both ways, in the same pieces.</summary>
    public AheadOutcome Check(string what, in SoapRequestHead head, IReadOnlyList<ReadOnlyMemory<byte>> pieces)
    {
        AheadOutcome expected = _nodeByNode.Run(head, pieces);
        AheadOutcome actual = _ahead.Run(head, pieces);
        Assert.True((expected.Status, expected.Version, expected.Line, expected.Column) == (actual.Status, actual.Version, actual.Line, actual.Column), what);
        WireAssert.SameBytes(expected.Body, actual.Body, what);
        WireAssert.SameBytes(expected.Record, actual.Record, what);
        Assert.True(expected.Sessions.SequenceEqual(actual.Sessions), what);
        Assert.True(expected.ApiVersions.SequenceEqual(actual.ApiVersions), what);
        return actual;
    }

    public void Dispose()
    {
        _nodeByNode.Dispose();
        _ahead.Dispose();
    }

    private sealed class Way : IDisposable
    {
        private readonly RecordingDecider _decider;
        private readonly SessionJson _record = new();

        public Way(bool dependsOnApiVersion, SoapProcessorOptions options)
        {
            _decider = new RecordingDecider { DependsOnApiVersion = dependsOnApiVersion };
            Processor = new SoapProcessor(options, _record);
        }

        public SoapProcessor Processor { get; }

        public AheadOutcome Run(in SoapRequestHead head, IReadOnlyList<ReadOnlyMemory<byte>> pieces)
        {
            Processor.Begin(head, announcedBytes: null, _decider, DateTimeOffset.UnixEpoch);
            foreach (ReadOnlyMemory<byte> piece in pieces)
            {
                Processor.Append(SplitBody.Guarded(piece).Span);
            }

            Processor.Complete();
            Assert.True(Processor.IsAnswered);
            SoapAnswer answer = Processor.Answer;
            (IReadOnlyList<SessionRecord> sessions, IReadOnlyList<int> apiVersions) = _decider.Take();
            return new AheadOutcome(
                answer.StatusCode,
                answer.Version,
                answer.Fault?.Line ?? 0,
                answer.Fault?.Column ?? 0,
                answer.Body.ToArray(),
                answer.Fault is null ? _record.Json.ToArray() : [],
                sessions,
                apiVersions);
        }

        public void Dispose()
        {
            Processor.Dispose();
            _record.Dispose();
        }
    }
}
