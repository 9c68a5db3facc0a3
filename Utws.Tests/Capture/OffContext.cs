using System.Buffers;
using System.IO.Pipelines;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace Utws.Tests.Capture;

/// <summary>A request that is all there and an answer that goes nowhere, again and again without allocating.</summary>
internal sealed class OffContext : PipeReader, IRequestBodyPipeFeature, IHttpResponseBodyFeature
{
    private readonly ReadOnlySequence<byte> _body;
    private readonly NowhereWriter _writer = new();

    public OffContext(byte[] body)
    {
        _body = new ReadOnlySequence<byte>(body);
        Context = new DefaultHttpContext();
        Context.Features.Set<IRequestBodyPipeFeature>(this);
        Context.Features.Set<IHttpResponseBodyFeature>(this);
        Context.Request.Method = "POST";
        Context.Request.ContentType = Support.WireNames.TextXml;
        Context.Request.Headers["SOAPAction"] = Support.WireNames.QuotedAction;
        Context.Request.ContentLength = body.Length;
    }

    public DefaultHttpContext Context { get; }

    public PipeReader Reader => this;

    public PipeWriter Writer => _writer;

    public Stream Stream => System.IO.Stream.Null;

    public override ValueTask<ReadResult> ReadAsync(CancellationToken cancellationToken = default) =>
        new(new ReadResult(_body, isCanceled: false, isCompleted: true));

    public override bool TryRead(out ReadResult result)
    {
        result = new ReadResult(_body, isCanceled: false, isCompleted: true);
        return true;
    }

    public override void AdvanceTo(SequencePosition consumed)
    {
    }

    public override void AdvanceTo(SequencePosition consumed, SequencePosition examined)
    {
    }

    public override void CancelPendingRead()
    {
    }

    public override void Complete(Exception? exception = null)
    {
    }

    public Task StartAsync(CancellationToken cancellationToken = default) => Task.CompletedTask;

    public Task SendFileAsync(string path, long offset, long? count, CancellationToken cancellationToken = default) => Task.CompletedTask;

    public Task CompleteAsync() => Task.CompletedTask;

    public void DisableBuffering()
    {
    }
}
