using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;
using Utws.Api;
using Utws.Api.Forwarding;
using Utws.Api.Policy;
using Utws.Api.Recording;
using Utws.Core.Contract;
using Utws.Core.Recording;

namespace Utws.Tests.Support;

/// <summary>The real application on Kestrel, on a port of the loopback interface that the system chose.</summary>
internal sealed class UtwsServer : IAsyncDisposable
{
    // Most tests have no use for a record.
    private const string RecordingOff = "--Utws:Recording:Mode=Off";

    private readonly WebApplication _application;

    private UtwsServer(WebApplication application, IPEndPoint endpoint, CapturingLoggerProvider log)
    {
        _application = application;
        Endpoint = endpoint;
        Log = log;
    }

    public IPEndPoint Endpoint { get; }

    /// <summary>What the server has logged since it started.</summary>
    public CapturingLoggerProvider Log { get; }

    /// <summary>The application's services.</summary>
    public IServiceProvider Services => _application.Services;

    /// <summary>Starts the application with settings as on the command line; without a decider the oracle decides.</summary>
    public static Task<UtwsServer> StartAsync(ISessionDecider? decider = null, params string[] settings) =>
        StartAsync(decider, static _ => { }, [RecordingOff, .. settings]);

    /// <summary>Starts the application with services that a test has changed.</summary>
    public static Task<UtwsServer> StartChangedAsync(Action<IServiceCollection> change, params string[] settings) =>
        StartAsync(decider: null, change, [RecordingOff, .. settings]);

    /// <summary>Starts the application with what it records kept by <paramref name="store"/>.</summary>
    public static Task<UtwsServer> StartRecordingAsync(ISessionStore store, params string[] settings) =>
        StartAsync(decider: null, services => services.RemoveAll<ISessionStore>().AddSingleton(store), settings);

    /// <summary>As <see cref="StartRecordingAsync(ISessionStore, string[])"/>, without the account that Buffered mode keeps beside its segments.</summary>
    public static Task<UtwsServer> StartRecordingWithoutAccountAsync(ISessionStore store, params string[] settings) => StartAsync(
        decider: null, services => services.RemoveAll<ISessionStore>().RemoveAll<BufferedAccount>().AddSingleton(store), settings);

    /// <summary>Starts the application with the services that it has on its own, but for the policy and the log.</summary>
    public static Task<UtwsServer> StartRecordingAsync(params string[] settings) => StartAsync(decider: null, static _ => { }, settings);

    /// <summary>Starts the application with what it has recorded sent on to <paramref name="engine"/>, which stays the caller's.</summary>
    public static Task<UtwsServer> StartForwardingAsync(IEngine engine, params string[] settings) => StartForwardingAsync(engine, decider: null, settings);

    /// <summary>As the other, with sessions decided by <paramref name="decider"/>.</summary>
    public static Task<UtwsServer> StartForwardingAsync(IEngine engine, ISessionDecider? decider, params string[] settings) => StartAsync(
        decider,
        services => services.RemoveAll<IEngine>().AddSingleton(engine),
        ["--Utws:Forwarding:Engine=ClickHouse", "--Utws:Forwarding:BatchMilliseconds=20", .. settings]);

    private static async Task<UtwsServer> StartAsync(ISessionDecider? decider, Action<IServiceCollection> configure, string[] settings)
    {
        CapturingLoggerProvider log = new();
        WebApplication application = UtwsApplication.Create(
            ["--urls", "http://127.0.0.1:0", "--Logging:LogLevel:Utws=Debug", "--Utws:Admin:Url=", "--Utws:Drain:NoticeSeconds=0", .. settings],
            builder =>
            {
                _ = builder.Services.RemoveAll<CurrentPolicy>().AddSingleton(new CurrentPolicy(new ServedPolicy(decider ?? new OracleDecider(), default)));
                configure(builder.Services);
                _ = builder.Logging.ClearProviders().SetMinimumLevel(LogLevel.Debug).AddProvider(log);
            });
        await application.StartAsync();
        IServerAddressesFeature addresses = application.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!;
        Uri address = new(addresses.Addresses.Single());
        log.Clear();
        return new UtwsServer(application, new IPEndPoint(IPAddress.Loopback, address.Port), log);
    }

    /// <summary>Sends one request on a connection of its own.</summary>
    public Task<RawHttpResponse> SendAsync(RawHttpRequest request) => RawHttpConnection.ExchangeAsync(Endpoint, request.ToBytes());

    public Task<RawHttpConnection> ConnectAsync() => RawHttpConnection.OpenAsync(Endpoint);

    /// <summary>Ends it in good order.</summary>
    public Task StopAsync() => _application.StopAsync();

    public async ValueTask DisposeAsync()
    {
        await _application.StopAsync();
        await _application.DisposeAsync();
    }
}
