using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Http.Features;

namespace Utws.Api.Operations;

/// <summary>
/// Kestrel, which ends in two steps: first it goes on for the notice's time, so that balancers and kept-alive connections turn away, then
/// it takes no more requests and finishes those it has, within a bound. It is the first part of the server to end: all that a request
/// needs, and the operator's address, is there until the last one has gone.
/// </summary>
internal sealed class DrainingServer(
    [FromKeyedServices(DrainRegistration.ServerKey)] IServer server, DrainNotice notice, DrainSettings settings, TimeProvider clock, ILogger<DrainingServer> logger)
    : IServer
{
    public IFeatureCollection Features => server.Features;

    /// <exception cref="StartupException">An endpoint is wrong, or has no certificate.</exception>
    public async Task StartAsync<TContext>(IHttpApplication<TContext> application, CancellationToken cancellationToken)
        where TContext : notnull
    {
        notice.Listen();
        try
        {
            await server.StartAsync(application, cancellationToken);
        }
        catch (Exception problem) when (problem is InvalidOperationException or FormatException)
        {
            // Kestrel's own, of an endpoint that is wrong or has no certificate. Here, because nobody else's can come from its start.
            throw ListenFailure.Of(problem);
        }
    }

    public async Task StopAsync(CancellationToken cancellationToken)
    {
        if (settings.Notice > TimeSpan.Zero)
        {
            OperationsLog.NoticeBegins(logger, settings.Notice.TotalSeconds);
            await notice.WaitAsync(cancellationToken);
        }

        using CancellationTokenSource late = new(settings.Requests, clock);
        using CancellationTokenSource either = CancellationTokenSource.CreateLinkedTokenSource(late.Token, cancellationToken);
        await server.StopAsync(either.Token);
        if (late.IsCancellationRequested)
        {
            OperationsLog.RequestsCutOff(logger, settings.Requests.TotalSeconds);
        }
    }

    public void Dispose()
    {
        // The container made both, and disposes of both.
    }
}
