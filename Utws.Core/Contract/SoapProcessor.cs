using Utws.Core.Soap;
using Utws.Core.Xml;

namespace Utws.Core.Contract;

/// <summary>
/// The whole way of one request, from its bytes to the answer's: <see cref="Begin"/> with the head, <see cref="Append"/> each
/// piece of the body as it arrives, <see cref="Complete"/> after the last, until <see cref="IsAnswered"/>. While the body is still
/// coming in, one session at a time is parsed, decided and written. Reused from request to request, and then allocates nothing.
/// Not for use by two threads at once.
/// </summary>
public sealed class SoapProcessor : IDisposable
{
    // A byte of an 8-bit code page may become three bytes of UTF-8.
    private const int MaxUtf8Growth = 3;

    private readonly SoapProcessorOptions _options;
    private readonly Utf8XmlReader _reader;
    private readonly Utf8XmlWriter _writer = new();
    private readonly SessionArena _arena = new();
    private readonly LogsAvailableCall _call;
    private readonly LogsAvailableRequestReader _body;
    private readonly SoapEnvelopeReader _envelope;
    private SoapRequestHead _head;
    private SoapHead _understood = SoapHead.Of(default, ContractNames.LogsAvailableAction);
    private long _received;

    /// <param name="options">What is the same for every request.</param>
    /// <param name="sink">Takes the sessions of every request with their decisions; null for nobody. It stays the caller's.</param>
    public SoapProcessor(SoapProcessorOptions options, ISessionSink? sink = null)
    {
        ArgumentNullException.ThrowIfNull(options);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(options.MaxRequestBytes, nameof(options));
        ArgumentOutOfRangeException.ThrowIfGreaterThan(options.MaxRequestBytes, SoapProcessorOptions.LargestMaxRequestBytes, nameof(options));
        _options = options;
        _reader = new Utf8XmlReader(new Utf8XmlReaderOptions
        {
            // The old runtime's reader took NUL characters after the envelope for its end (6.33) and no version but 1.0 (4.6).
            AllowTrailingNuls = true,
            AcceptLaterVersions = false,

            // What a request may be long is decided here, not in the reader.
            MaxTextBytes = (int)options.MaxRequestBytes * MaxUtf8Growth,
            MaxDocumentBytes = options.MaxRequestBytes * MaxUtf8Growth,
        });
        _call = new LogsAvailableCall(_arena, new LogsAvailableResponseWriter(_writer, options.Form), sink);
        _body = new LogsAvailableRequestReader(_call, _arena) { ReadsAhead = options.ReadsAhead };
        _envelope = new SoapEnvelopeReader(
            _reader,
            _body,
            ContractNames.LogsAvailable,
            ContractNames.Namespace,
            options.MustUnderstand);
    }

    /// <summary>Whether <see cref="Answer"/> stands: what may still come of the body is not looked at.</summary>
    public bool IsAnswered { get; private set; }

    /// <summary>Whether the answer is that the body is too long.</summary>
    public bool IsTooLong { get; private set; }

    /// <summary>The answer, once <see cref="IsAnswered"/>.</summary>
    public SoapAnswer Answer { get; private set; }

    /// <summary>The request's <c>apiVersion</c>, once it is answered without a fault; 0 if it was not there.</summary>
    public int ApiVersion => _call.ApiVersion;

    /// <summary>How many sessions the answer has, once it is there without a fault.</summary>
    public int SessionCount => _call.SessionCount;

    /// <summary>The version of the answer, or of the request as far as it is known before there is one.</summary>
    public SoapVersion Version => IsAnswered ? Answer.Version : _envelope.Version;

    /// <summary>How many bytes of the body were taken, up to the answer.</summary>
    public long ReceivedBytes => _received;

    /// <summary>How many of them were read without the XML reader.</summary>
    internal int SessionsReadAhead => _body.SessionsReadAhead;

    /// <summary>Begins a request. It may be answered already: by its action, its announced length, or its media type.</summary>
    /// <param name="head">What matters of the HTTP head.</param>
    /// <param name="announcedBytes">The <c>Content-Length</c>, or null.</param>
    /// <param name="decider">Decides the request's sessions.</param>
    /// <param name="now">The instant at which they are decided.</param>
    /// <param name="caller">Where the request came from.</param>
    public void Begin(in SoapRequestHead head, long? announcedBytes, ISessionDecider decider, DateTimeOffset now, CallerAddress caller = default)
    {
        ArgumentNullException.ThrowIfNull(decider);
        IsAnswered = false;
        IsTooLong = false;
        Answer = default;
        _received = 0;
        _writer.Reset();
        Understand(head);
        _envelope.Reset(_understood);

        // The order is the old runtime's: routing by the head, then the length, then the media type (2.0, steps 3 to 5).
        if (_understood.Route.Fault is { } fault)
        {
            Refuse(fault);
        }
        else if (announcedBytes > _options.MaxRequestBytes)
        {
            RefuseTooLong();
        }
        else if (!_understood.Route.ByBody && !_understood.IsTextXml && !_understood.IsSoapXml)
        {
            RefuseMediaType();
        }
        else
        {
            _reader.Reset(_understood.Encoding);
            _call.Reset(decider, now, caller);
        }
    }

    /// <summary>Takes the next piece of the body; it is read as far as it goes before this returns, and not kept.</summary>
    public void Append(ReadOnlySpan<byte> piece)
    {
        if (IsAnswered || piece.IsEmpty)
        {
            return;
        }

        // What comes first is told first, however the body was cut: whatever is wrong within the limit goes before the length.
        long room = _options.MaxRequestBytes - _received;
        ReadOnlySpan<byte> read = piece.Length <= room ? piece : piece[..(int)room];
        _received += read.Length;
        _reader.Append(read);
        Advance();
        if (read.Length < piece.Length && !IsAnswered)
        {
            RefuseAtLimit();
        }
    }

    /// <summary>The body is complete; the request is answered when this returns.</summary>
    public void Complete()
    {
        if (!IsAnswered)
        {
            _reader.Complete();
            Advance();
            if (!IsAnswered)
            {
                // Whoever feeds the body would wait for ever.
                throw new InvalidOperationException("A complete body was left without an answer.");
            }
        }
    }

    private void RefuseAtLimit()
    {
        TakeOutcome(_envelope.AdvanceToLimit());
        if (!IsAnswered)
        {
            RefuseTooLong();
        }
    }

    /// <summary>Answers with a fault instead of whatever is written already: the request failed outside of what it says.</summary>
    public void Refuse(SoapFault fault) => Refuse(fault, _envelope.Version);

    /// <summary>As <see cref="Refuse(SoapFault)"/>, in the version of an answer that was made before.</summary>
    public void Refuse(SoapFault fault, SoapVersion guessed)
    {
        // 4.5: nobody knows what the other end speaks, so it is told in 1.1.
        SoapVersion version = fault.Code == SoapFaultCode.VersionMismatch ? SoapVersion.Soap11 : guessed;
        _writer.Reset();
        SoapFaultWriter.Write(_writer, version, fault);
        SetAnswer(fault.StatusCode, version, fault);
    }

    /// <summary>Answers that the body is too long. The old runtime knew before it looked: the fault is in the version guessed from the head.</summary>
    public void RefuseTooLong()
    {
        IsTooLong = true;
        Refuse(SoapFaults.TooLong(_understood.Route.ByBody), _understood.Route.Version);
    }

    /// <summary>Forgets the request and gives back what it needed beyond the usual, before a pause of unknown length.</summary>
    public void Trim()
    {
        IsAnswered = false;
        Answer = default;
        _writer.Reset();
        _reader.Reset();
        _arena.Clear();
    }

    /// <summary>Gives the buffers back.</summary>
    public void Dispose()
    {
        _reader.Dispose();
        _writer.Dispose();
        _arena.Dispose();
    }

    // Of the heads of two requests mostly both fields are the same: comparing them takes 8 ns, understanding them 60.
    private void Understand(in SoapRequestHead head)
    {
        if (head != _head || !_understood.IsUsual)
        {
            _understood = SoapHead.Of(head, ContractNames.LogsAvailableAction);
            _head = _understood.IsUsual ? head : default;
        }
    }

    private void Advance() => TakeOutcome(_envelope.Advance());

    private void TakeOutcome(SoapEnvelopeOutcome outcome)
    {
        switch (outcome)
        {
            case SoapEnvelopeOutcome.NeedMore:
                break;
            case SoapEnvelopeOutcome.Complete:
                Succeed();
                break;
            case SoapEnvelopeOutcome.UnsupportedMediaType:
                RefuseMediaType();
                break;
            default:
                Refuse(_envelope.Fault!);
                break;
        }
    }

    private void Succeed()
    {
        _call.End();
        if (_call.Fault is not null)
        {
            Refuse(_call.Fault);
            return;
        }

        SetAnswer(200, _envelope.Version, fault: null);
    }

    // 4.3: no body.
    private void RefuseMediaType()
    {
        _writer.Reset();
        SetAnswer(415, _envelope.Version, fault: null);
    }

    private void SetAnswer(int status, SoapVersion version, SoapFault? fault)
    {
        Answer = new SoapAnswer(status, version, _writer.WrittenMemory, fault);
        IsAnswered = true;
    }
}
