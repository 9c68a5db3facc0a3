using System.Globalization;
using Utws.Api.Commands.Records;
using Utws.Core.Policy;

namespace Utws.Api.Commands.Export;

/// <summary>Values of a request that are texts, made once a request rather than once a session.</summary>
internal sealed class ExportTexts
{
    private readonly byte[] _received = new byte[RecordedInstant.TextLength];
    private readonly byte[] _policy = new byte[sizeof(long) * 2];
    private long? _receivedMicroseconds;
    private PolicyRevision? _revision;
    private int _policyLength;

    /// <summary>When it came, to the microsecond.</summary>
    public ReadOnlySpan<byte> Received(long microseconds)
    {
        if (_receivedMicroseconds != microseconds)
        {
            RecordedInstant.Write(microseconds, _received);
            _receivedMicroseconds = microseconds;
        }

        return _received;
    }

    /// <summary>The policy's revision in hexadecimal digits.</summary>
    public ReadOnlySpan<byte> Policy(PolicyRevision revision)
    {
        if (_revision != revision)
        {
            _ = revision.Value.TryFormat(_policy, out _policyLength, "x12", CultureInfo.InvariantCulture);
            _revision = revision;
        }

        return _policy.AsSpan(0, _policyLength);
    }
}
