using Microsoft.AspNetCore.Connections;

namespace Utws.Api.Transport;

/// <summary>Adds what connections are read and written with.</summary>
internal static class TransportRegistration
{
    public static void AddTransport(this IServiceCollection services)
    {
        services.AddSingleton<TransportMemoryPoolFactory>();
        services.AddSingleton<IMemoryPoolFactory<byte>>(provider => provider.GetRequiredService<TransportMemoryPoolFactory>());
        services.AddHostedService<IdleMemoryService>();
    }
}
