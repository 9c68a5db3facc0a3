using System.Globalization;
using Utws.Core.Contract;
using Utws.Core.Soap;

namespace Utws.Api.Operations.Requests;

/// <summary>
/// A line for each request that was rejected, with reason and place and nothing that its client sent; so many in a while at most, since
/// a broken client asks again and again. What is left out is summed up in one line when the while is over.
/// </summary>
internal sealed class RejectionLog(ILogger<RejectionLog> logger, TimeProvider clock) : IDisposable
{
    /// <summary>How many lines there are in a <see cref="Span"/>: enough to see what is going on, 1 MB a day at most.</summary>
    public const int Lines = 10;

    /// <summary>How long it takes until there are lines again.</summary>
    public static readonly TimeSpan Span = TimeSpan.FromSeconds(10);

    private readonly Lock _gate = new();
    private readonly int[] _leftOut = new int[(int)SoapFaultReason.NotRecorded + 1];
    private ITimer? _end;
    private int _told;
    private bool _isOpen;

    /// <summary>A request was rejected.</summary>
    public void Tell(in SoapAnswer answer, SoapFaultReason reason)
    {
        if (!logger.IsEnabled(LogLevel.Information) || !MayTell(reason))
        {
            return;
        }

        string version = answer.Version == SoapVersion.Soap11 ? "1.1" : "1.2";
        if (answer.Fault is { Line: > 0 } fault)
        {
            RequestLog.RejectedAt(logger, version, fault.XmlError is { } error ? $"{reason}, {error}," : $"{reason}", fault.Line, fault.Column, answer.StatusCode);
        }
        else
        {
            RequestLog.Rejected(logger, version, reason, answer.StatusCode);
        }
    }

    public void Dispose() => _end?.Dispose();

    private bool MayTell(SoapFaultReason reason)
    {
        lock (_gate)
        {
            if (!_isOpen)
            {
                _isOpen = true;
                _end ??= clock.CreateTimer(static log => ((RejectionLog)log!).Close(), this, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
                _ = _end.Change(Span, Timeout.InfiniteTimeSpan);
            }

            if (_told < Lines)
            {
                _told++;
                return true;
            }

            _leftOut[(int)reason]++;
            return false;
        }
    }

    // The while is over.
    private void Close()
    {
        List<string> reasons = [];
        int all = 0;
        lock (_gate)
        {
            _isOpen = false;
            _told = 0;
            for (int i = 0; i < _leftOut.Length; i++)
            {
                if (_leftOut[i] > 0)
                {
                    all += _leftOut[i];
                    reasons.Add(string.Create(CultureInfo.InvariantCulture, $"{(SoapFaultReason)i} {_leftOut[i]}"));
                    _leftOut[i] = 0;
                }
            }
        }

        if (all > 0)
        {
            string words = string.Join(", ", reasons);
            RequestLog.MoreRejected(logger, all, Span.TotalSeconds, words);
        }
    }
}
