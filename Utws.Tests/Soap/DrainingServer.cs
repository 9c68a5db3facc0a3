using System.IO.Pipelines;
using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Utws.Tests.Soap;

/// <summary>The floor: Kestrel with a handler that reads the body to its end and writes an answer of a given length.</summary>
internal sealed class DrainingServer : IAsyncDisposable
{
    private readonly WebApplication _application;

    private DrainingServer(WebApplication application, IPEndPoint endpoint) => (_application, Endpoint) = (application, endpoint);

    public IPEndPoint Endpoint { get; }

    public static async Task<DrainingServer> StartAsync(int answerBytes)
    {
        WebApplicationBuilder builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0").ConfigureKestrel(kestrel => kestrel.Limits.MaxRequestBodySize = null);
        WebApplication application = builder.Build();
        byte[] answer = new byte[answerBytes];
        application.Run(context => AnswerAsync(context, answer));
        await application.StartAsync();
        IServerAddressesFeature addresses = application.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!;
        return new DrainingServer(application, new IPEndPoint(IPAddress.Loopback, new Uri(addresses.Addresses.Single()).Port));
    }

    public ValueTask DisposeAsync() => _application.DisposeAsync();

    private static async Task AnswerAsync(HttpContext context, byte[] answer)
    {
        PipeReader body = context.Request.BodyReader;
        ReadResult read;
        do
        {
            read = await body.ReadAsync(CancellationToken.None);
            body.AdvanceTo(read.Buffer.End);
        }
        while (!read.IsCompleted);

        context.Response.ContentType = "text/xml; charset=utf-8";
        context.Response.ContentLength = answer.Length;
        _ = await context.Response.BodyWriter.WriteAsync(answer, CancellationToken.None);
    }
}
