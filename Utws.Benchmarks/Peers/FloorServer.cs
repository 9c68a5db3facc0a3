using System.IO.Pipelines;
using System.Runtime.CompilerServices;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Utws.Benchmarks.Load.Bodies;
using Utws.Benchmarks.Walk;

namespace Utws.Benchmarks.Peers;

/// <summary>
/// What Kestrel itself costs for the same bytes: the body is drained unread and a ready answer is written. It knows the loaded bodies
/// by their lengths, so its answers are right all the same.
/// </summary>
internal static class FloorServer
{
    private static readonly Dictionary<long, (bool Soap12, byte[] Bytes)> s_answers =
        LoadBodies.All.ToDictionary(body => (long)body.Request.Length, body => (body.Soap12, Answer(body)));

    /// <param name="args">The command line.</param>
    /// <param name="ownBlocks">As in <see cref="PeerHost.CreateBuilder"/>.</param>
    public static async Task RunAsync(string[] args, bool ownBlocks)
    {
        await using WebApplication app = PeerHost.CreateBuilder(args, ownBlocks).Build();
        app.Run(HandleAsync);
        await PeerHost.RunAsync(app);
    }

    // As UTWS does: without an await where the body came with the head, and with a pooled state machine where it did not, so that what is
    // compared is what UTWS does with the bytes.
    private static Task HandleAsync(HttpContext context)
    {
        PipeReader body = context.Request.BodyReader;
        if (!body.TryRead(out ReadResult read))
        {
            return DrainAndSendAsync(context, body);
        }

        body.AdvanceTo(read.Buffer.End);
        return read.IsCompleted ? SendAsync(context) : DrainAndSendAsync(context, body);
    }

    private static async Task DrainAndSendAsync(HttpContext context, PipeReader body)
    {
        await DrainAsync(body);
        await SendAsync(context);
    }

    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder))]
    private static async ValueTask DrainAsync(PipeReader body)
    {
        ReadResult read;
        do
        {
            read = await body.ReadAsync();
            body.AdvanceTo(read.Buffer.End);
        }
        while (!read.IsCompleted);
    }

    private static Task SendAsync(HttpContext context)
    {
        if (!s_answers.TryGetValue(context.Request.ContentLength ?? 0, out (bool Soap12, byte[] Bytes) answer))
        {
            context.Response.StatusCode = StatusCodes.Status400BadRequest;
            return Task.CompletedTask;
        }

        PeerHost.WriteHead(context.Response, answer.Soap12, answer.Bytes.Length);
        ValueTask<FlushResult> flushing = context.Response.BodyWriter.WriteAsync(answer.Bytes);
        return flushing.IsCompletedSuccessfully ? Task.CompletedTask : flushing.AsTask();
    }

    private static byte[] Answer(LoadBody body)
    {
        using MemoryStream request = new(body.Request);
        using MemoryStream answer = new();
        SystemXmlWalk.Answer(request, answer);
        return answer.ToArray();
    }
}
