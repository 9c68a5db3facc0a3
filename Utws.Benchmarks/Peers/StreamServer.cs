using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;

namespace Utws.Benchmarks.Peers;

/// <summary>A peer whose operation goes from stream to stream.</summary>
/// <remarks>
/// The body is read to its end first, since System.Xml reads synchronously and Kestrel does not let it; the answer is held back for
/// its length. That is how such services are written, and what System.Xml costs is a multiple of it.
/// </remarks>
internal static class StreamServer
{
    /// <param name="args">The command line.</param>
    /// <param name="answer">Reads the request and writes the answer.</param>
    public static async Task RunAsync(string[] args, Action<Stream, Stream> answer)
    {
        await using WebApplication app = PeerHost.CreateBuilder(args).Build();
        app.Run(context => HandleAsync(context, answer));
        await PeerHost.RunAsync(app);
    }

    private static async Task HandleAsync(HttpContext context, Action<Stream, Stream> answer)
    {
        using MemoryStream request = new((int)(context.Request.ContentLength ?? 0));
        await context.Request.Body.CopyToAsync(request, context.RequestAborted);
        request.Position = 0;
        using MemoryStream response = new();
        answer(request, response);
        bool soap12 = context.Request.ContentType?.StartsWith("application/soap+xml", StringComparison.Ordinal) == true;
        PeerHost.WriteHead(context.Response, soap12, (int)response.Length);
        _ = await context.Response.BodyWriter.WriteAsync(response.GetBuffer().AsMemory(0, (int)response.Length), context.RequestAborted);
    }
}
