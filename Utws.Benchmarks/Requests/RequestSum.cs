using Utws.Benchmarks.Envelope;
using Utws.Core.Contract;
using Utws.Core.Soap;
using Utws.Core.Xml;

namespace Utws.Benchmarks.Requests;

/// <summary>Reads requests with our own reader and adds up what is in their sessions.</summary>
internal sealed class RequestSum : ISessionReceiver, IDisposable
{
    private readonly Utf8XmlReader _reader = new();
    private readonly SessionArena _arena = new();
    private readonly SoapEnvelopeReader _envelope;
    private readonly SoapHead _head = SoapHead.Of(EnvelopeRequest.HeadOf(soap12: false), EnvelopeRequest.Action);
    private long _sum;

    public RequestSum(bool readsAhead) => _envelope = new SoapEnvelopeReader(
        _reader,
        new LogsAvailableRequestReader(this, _arena) { ReadsAhead = readsAhead },
        ContractNames.LogsAvailable,
        ContractNames.Namespace);

    public SoapFault? Fault => null;

    public bool IsHolding => false;

    /// <summary>The sum over a whole request.</summary>
    public long Read(ReadOnlySpan<byte> body)
    {
        _sum = 0;
        _reader.Reset(_head.Encoding);
        _envelope.Reset(_head);
        _reader.Append(body);
        _reader.Complete();
        return _envelope.Advance() == SoapEnvelopeOutcome.Complete ? _sum : throw new InvalidOperationException("The request was refused.");
    }

    public void Begin(SoapVersion version)
    {
    }

    public void SetApiVersion(int value) => _sum += value;

    public void BeginSessions() => _arena.Clear();

    public void AnnounceCurrent() => Answer(_arena.Current);

    public void Answer(in SessionInfo session) =>
        _sum += session.ProductId + session.OsPlatform + session.OsVersion + session.OsBits + session.Architecture
            + session.Version.Length + session.ServicePack.Length + session.LangId.Length + session.Country.Length + session.Locale.Length;

    public void Dispose()
    {
        _reader.Dispose();
        _arena.Dispose();
    }
}
