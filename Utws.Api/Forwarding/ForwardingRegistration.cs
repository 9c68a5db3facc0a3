using Utws.Api.Recording;

namespace Utws.Api.Forwarding;

/// <summary>Adds forwarding, where an engine is named.</summary>
internal static class ForwardingRegistration
{
    /// <exception cref="StartupException">There is nothing to forward: recording is off.</exception>
    public static void AddForwarding(this IServiceCollection services, UtwsSettings settings)
    {
        ForwardingSettings forwarding = settings.Forwarding;
        if (forwarding.Engine == EngineKind.None)
        {
            return;
        }

        if (settings.Recording.Mode == RecordingMode.Off)
        {
            throw new StartupException($"Utws:Forwarding:Engine is '{forwarding.Engine}', but Utws:Recording:Mode is 'Off'; what is forwarded has to be recorded first.");
        }

        services.AddSingleton(forwarding);
        services.AddSingleton(provider => EngineFactory.Create(forwarding, provider.GetRequiredService<ILoggerFactory>())!);
        services.AddSingleton(provider => new DiskBudget(settings.Recording, forwarding.WhenFull, provider.GetRequiredService<ILogger<DiskBudget>>()));
        services.AddSingleton(provider => CreateForwarder(provider, settings));
        services.AddSingleton<ForwardingMetrics>();
        services.AddHealthChecks().AddCheck<ForwardingHealthCheck>("forwarding");
        services.AddHostedService<ForwardingService>();
        services.AddHostedService<DiskBudgetService>();
    }

    private static Forwarder CreateForwarder(IServiceProvider provider, UtwsSettings settings)
    {
        ForwardingSettings forwarding = settings.Forwarding;
        Forwarder forwarder = new(
            new ForwarderOptions
            {
                Folder = settings.Recording.Path,
                Engine = forwarding.Engine,
                BatchSessions = forwarding.BatchSessions,
                Period = forwarding.Period,
                Timeout = forwarding.Timeout,
                LongestPause = forwarding.LongestPause,
            },
            provider.GetRequiredService<IEngine>(),
            provider.GetRequiredService<TimeProvider>(),
            provider.GetRequiredService<ILogger<Forwarder>>(),
            Random.Shared.NextDouble);
        provider.GetRequiredService<DiskBudget>().Follow(() => forwarder.Progress, () => forwarder.Status is { WaitingSinceMicroseconds: not null } or { FailingSince: not null });
        return forwarder;
    }
}
