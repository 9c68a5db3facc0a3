using Utws.Api.Commands.Compare;
using Utws.Api.Commands.Messages;
using Utws.Api.Commands.Source;
using Utws.Core.Contract;
using Utws.Core.Soap;
using Utws.Core.Xml;

namespace Utws.Api.Commands.Check;

/// <summary>Runs requests through the server's own processor and policy, and a second time through a walk that finds what it skipped.</summary>
internal sealed class RequestCheck(SoapProcessorOptions options, ISessionDecider policy, int maxListedSessions) : IDisposable
{
    private readonly SoapProcessor _processor = new(options);

    public void Dispose() => _processor.Dispose();

    /// <summary>Checks a request or a bare envelope; also gives our answer, which is ours to keep.</summary>
    public (CheckedFile File, Answer Answer) Check(string path, RecordedMessage message, SoapRequestHead head, DateTimeOffset now)
    {
        SessionRecorder recorder = new(policy, maxListedSessions);
        SoapAnswer answer = Process(message, head, recorder, now);

        XmlInputEncoding encoding = SoapCharset.EncodingOf(head.ContentType);
        ContractWalk walk = new(message.Remarks);
        walk.Run(message.Body.Span[..(int)Math.Min(message.Body.Length, options.MaxRequestBytes)], encoding);
        HeadRemarks.Add(message, head, encoding);
        OperationSource? source = SourceOf(head, walk);
        bool isAccepted = answer.StatusCode == StatusCodes.Status200OK;
        CheckedFile file = new()
        {
            Path = path,
            Outcome = isAccepted ? CheckOutcome.Accepted : CheckOutcome.Fault,
            Kind = message.Kind,
            SoapVersion = walk.SoapVersion,
            Operation = source is null ? null : ContractDescription.OperationName,
            OperationFoundBy = source,
            ApiVersion = walk.ApiVersion,
            HttpStatus = answer.StatusCode,
            SessionCount = isAccepted ? recorder.Count : null,
            Decisions = isAccepted ? recorder.Decisions : null,
            Sessions = isAccepted ? recorder.Sessions : [],
            Fault = isAccepted ? null : FaultOf(answer, message, head, encoding),
            Remarks = message.Remarks.All,
        };
        return (file, new Answer(answer.StatusCode, answer.ContentType, answer.Body.ToArray()));
    }

    // As the endpoint does it: the faults of the head come before those of the coding, and those of what was decoded before that of the rest.
    private SoapAnswer Process(RecordedMessage message, SoapRequestHead head, SessionRecorder recorder, DateTimeOffset now)
    {
        bool isCoded = message.Coding != BodyCoding.None;
        _processor.Begin(head, message.IsChunked || isCoded ? null : message.Body.Length, recorder, now);
        if (message.Coding == BodyCoding.Unsupported && !_processor.IsAnswered)
        {
            _processor.Refuse(SoapFaults.UnsupportedContentCoding());
        }

        _processor.Append(message.Body.Span);
        if (message.Coding == BodyCoding.Undecodable && (!_processor.IsAnswered || _processor.Answer.StatusCode == StatusCodes.Status200OK))
        {
            _processor.Refuse(SoapFaults.UndecodableBody());
        }

        _processor.Complete();
        return _processor.Answer;
    }

    /// <summary>The head of a recorded request, or the one that a client of the envelope's version would send.</summary>
    public static SoapRequestHead HeadOf(RecordedMessage message)
    {
        if (message.Kind == MessageKind.Request)
        {
            return new SoapRequestHead(message.Head.Field("SOAPAction"), message.Head.Field("Content-Type"));
        }

        // An envelope in another encoding than a client's usual says so itself.
        bool isUtf8 = SourceText.EncodingNameOf(message.Body.Span) is not { } name || name.Equals("utf-8", StringComparison.OrdinalIgnoreCase);
        string charset = isUtf8 ? "; charset=utf-8" : "";
        return ContractWalk.VersionOf(message.Body.Span) == SoapVersion.Soap12
            ? new SoapRequestHead(SoapAction: null, "application/soap+xml" + charset)
            : new SoapRequestHead($"\"{ContractNames.LogsAvailableAction}\"", "text/xml" + charset);
    }

    private static OperationSource? SourceOf(SoapRequestHead head, ContractWalk walk)
    {
        SoapRoute route = SoapRouter.Route(head, ContractNames.LogsAvailableAction);
        return route switch
        {
            { Fault: not null } => null,
            { ByBody: true } => walk.BeginsWithOperation ? OperationSource.BodyElement : null,
            { Version: SoapVersion.Soap11 } => OperationSource.SoapAction,
            _ => OperationSource.ActionParameter,
        };
    }

    private static CheckedFault FaultOf(SoapAnswer answer, RecordedMessage message, SoapRequestHead head, XmlInputEncoding encoding)
    {
        if (answer.Fault is not { } fault)
        {
            return new CheckedFault
            {
                HttpStatus = answer.StatusCode,
                Text = head.ContentType is { } type
                    ? $"An answer without a body: the Content-Type '{VisibleName.Of(type)}' does not fit the envelope."
                    : "An answer without a body: there is no Content-Type.",
            };
        }

        ReadOnlySpan<byte> body = message.Body.Span;
        (int line, int column) = fault.Line > 0 ? (fault.Line, fault.Column)
            : fault.Text.Contains("DTD is prohibited", StringComparison.Ordinal) ? SourceText.PlaceOf(body, encoding, "<!DOCTYPE")
            : (0, 0);
        SourceExcerpt? excerpt = line > 0 ? SourceText.ExcerptAt(body, encoding, line, column) : null;
        return new CheckedFault
        {
            HttpStatus = answer.StatusCode,
            Code = CodeOf(fault.Code, answer.Version),
            Text = SoapFaultText.Readable(fault.Text),
            Line = line > 0 ? line : null,
            Column = line > 0 ? column : null,
            FileLine = line > 0 && message.HeadLines is > 0 ? line + message.HeadLines : null,
            Source = excerpt?.Text,
            Caret = excerpt?.CaretColumns,
        };
    }

    private static string CodeOf(SoapFaultCode code, SoapVersion version) => (code, version) switch
    {
        (SoapFaultCode.Client, SoapVersion.Soap12) => "Sender",
        (SoapFaultCode.Server, SoapVersion.Soap12) => "Receiver",
        _ => code.ToString(),
    };
}
