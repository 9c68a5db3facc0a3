using System.IO.Pipelines;
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
    public static async Task RunAsync(string[] args)
    {
        Dictionary<long, (bool Soap12, byte[] Bytes)> answers = LoadBodies.All.ToDictionary(body => (long)body.Request.Length, body => (body.Soap12, Answer(body)));
        await using WebApplication app = PeerHost.CreateBuilder(args).Build();
        app.Run(async context =>
        {
            await DrainAsync(context.Request.BodyReader);
            if (!answers.TryGetValue(context.Request.ContentLength ?? 0, out (bool Soap12, byte[] Bytes) answer))
            {
                context.Response.StatusCode = StatusCodes.Status400BadRequest;
                return;
            }

            PeerHost.WriteHead(context.Response, answer.Soap12, answer.Bytes.Length);
            _ = await context.Response.BodyWriter.WriteAsync(answer.Bytes);
        });
        await PeerHost.RunAsync(app);
    }

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

    private static byte[] Answer(LoadBody body)
    {
        using MemoryStream request = new(body.Request);
        using MemoryStream answer = new();
        SystemXmlWalk.Answer(request, answer);
        return answer.ToArray();
    }
}
