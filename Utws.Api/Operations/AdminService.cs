using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using OpenTelemetry.Metrics;
using Utws.Api.Operations.Dashboard;

namespace Utws.Api.Operations;

/// <summary>
/// The operator's address: a second, small application in the same process with a listener of its own. Clients' requests
/// never pass through it, it never passes through theirs, and whatever fails in it is answered there.
/// </summary>
internal sealed class AdminService(
    UtwsSettings settings, HealthCheckService health, DashboardState dashboard, DashboardEvents events, IConfiguration configuration,
    ILoggerFactory loggers, ILogger<AdminService> logger, MeterProvider? metrics = null)
    : IHostedService, IAsyncDisposable, IDisposable
{
    // Probes and a few people, whose browsers hold up to six each; more is a mistake, and shall not use up the process's handles.
    private const int MaxConnections = 200;

    // Who connects and says nothing, or half of it, makes room for probes.
    private static readonly TimeSpan s_keepAlive = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan s_requestHeaders = TimeSpan.FromSeconds(5);

    private WebApplication? _application;

    /// <summary>Where it listens, once it has started.</summary>
    public Uri? Address { get; private set; }

    public async Task StartAsync(CancellationToken cancellationToken)
    {
        if (settings.Admin.Url is not { } url)
        {
            return;
        }

        try
        {
            _application = Create(url);
            await _application.StartAsync(cancellationToken);
        }
        catch (Exception problem) when (problem is IOException or SocketException or InvalidOperationException or CryptographicException)
        {
            // The address is taken or not this machine's, the port not ours to open, or there is no certificate.
            throw new StartupException($"Utws:Admin:Url is '{url.OriginalString}', where it cannot listen: {problem.Message.Split('\n')[0].TrimEnd()}", problem)
            {
                IsPassing = ListenFailure.IsPassing(problem),
            };
        }

        Address = new Uri(_application.Urls.First());
        OperationsLog.AdminIsListening(logger, Address);
    }

    public Task StopAsync(CancellationToken cancellationToken) => _application?.StopAsync(cancellationToken) ?? Task.CompletedTask;

    public ValueTask DisposeAsync() => _application?.DisposeAsync() ?? ValueTask.CompletedTask;

    public void Dispose() => ((IDisposable?)_application)?.Dispose();

    private WebApplication Create(Uri url)
    {
        // Nothing of the main application's settings holds here: its addresses least of all.
        WebApplicationBuilder builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions { ContentRootPath = AppContext.BaseDirectory });
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Limits.MaxRequestBodySize = 0;
            kestrel.Limits.MaxConcurrentConnections = MaxConnections;
            kestrel.Limits.KeepAliveTimeout = s_keepAlive;
            kestrel.Limits.RequestHeadersTimeout = s_requestHeaders;
            Listen(kestrel, url);
        });
        if (url.Scheme == "https")
        {
            builder.WebHost.UseKestrelHttpsConfiguration();
        }

        // What its server and its host say is logged with all the rest; that it runs is said in our own words.
        builder.Logging.SetMinimumLevel(LogLevel.Warning);
        builder.Services.AddRoutingCore()
            .AddSingleton(health)
            .AddSingleton(dashboard)
            .AddSingleton(events)
            .AddSingleton<IHostLifetime, AdminLifetime>()
            .AddSingleton<ILoggerProvider>(_ => new AdminLoggerProvider(loggers));

        WebApplication application = builder.Build();
        application.UseAdminRules(url);
        application.MapHealth();
        application.MapDashboard();
        if (metrics is not null)
        {
            _ = application.MapPrometheusScrapingEndpoint("/metrics", metrics, configureBranchedPipeline: null, optionsName: null);
        }

        return application;
    }

    private void Listen(KestrelServerOptions kestrel, Uri url)
    {
        if (url.Scheme == "https")
        {
            // The certificates of the configuration, and none of its endpoints.
            kestrel.Configure(new ConfigurationBuilder().AddInMemoryCollection(
                configuration.GetSection("Kestrel:Certificates").AsEnumerable().Select(
                    pair => KeyValuePair.Create(pair.Key["Kestrel:".Length..], pair.Value))).Build());
        }

        if (url.Host == "localhost" && url.Port != 0)
        {
            kestrel.ListenLocalhost(url.Port, Secure);
        }
        else
        {
            // A free port is free in one address family only.
            kestrel.Listen(url.Host == "localhost" ? IPAddress.Loopback : IPAddress.Parse(url.Host), url.Port, Secure);
        }

        void Secure(ListenOptions listen)
        {
            if (url.Scheme == "https")
            {
                listen.UseHttps();
            }
        }
    }
}
