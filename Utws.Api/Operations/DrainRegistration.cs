using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Utws.Api.Operations;

/// <summary>Has the server end in good order, see <see cref="DrainingServer"/>.</summary>
internal static class DrainRegistration
{
    /// <summary>Under what Kestrel itself is among the services.</summary>
    public const string ServerKey = "kestrel";

    /// <summary>Puts the drain around Kestrel, which the builder has brought, and gives the host the time that all parts may take together.</summary>
    public static void AddDrain(this WebApplicationBuilder builder, UtwsSettings settings)
    {
        IServiceCollection services = builder.Services;
        ServiceDescriptor kestrel = services.Last(service => service.ServiceType == typeof(IServer));
        services.RemoveAll<IServer>();
        services.Add(ServiceDescriptor.KeyedSingleton(typeof(IServer), ServerKey, kestrel.ImplementationType!));
        services.AddSingleton(settings.Drain).AddSingleton<DrainNotice>().AddSingleton<IServer, DrainingServer>();
        services.Configure<HostOptions>(host => host.ShutdownTimeout = DrainSettings.Total(settings));
    }

    /// <summary>From the moment that the server is asked to end, every answer is its connection's last: the next one goes elsewhere.</summary>
    public static void UseDrain(this WebApplication application)
    {
        CancellationToken stopping = application.Lifetime.ApplicationStopping;
        application.Use(next => context =>
        {
            if (stopping.IsCancellationRequested)
            {
                // RFC 9112, 9.6. Of HTTP/2 and 3, which have none, Kestrel takes it away again.
                context.Response.Headers.Connection = "close";
            }

            return next(context);
        });
    }
}
