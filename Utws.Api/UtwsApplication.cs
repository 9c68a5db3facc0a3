using Utws.Api.Capture;
using Utws.Api.Compression;
using Utws.Api.Description;
using Utws.Api.Forwarding;
using Utws.Api.Operations;
using Utws.Api.Policy;
using Utws.Api.Recording;
using Utws.Api.Soap;
using Utws.Api.Transport;
using Utws.Core.Contract;

namespace Utws.Api;

/// <summary>Puts the server together.</summary>
internal static class UtwsApplication
{
    /// <summary>Builds the server, not yet started.</summary>
    /// <param name="args">The command line: configuration and <c>--urls</c>.</param>
    /// <param name="configure">Changes the services before the server is built; for tests and embedding.</param>
    /// <exception cref="StartupException">The settings or the policy cannot be used.</exception>
    public static WebApplication Create(string[] args, Action<WebApplicationBuilder>? configure = null)
    {
        WebApplicationBuilder builder = WebApplication.CreateSlimBuilder(new WebApplicationOptions
        {
            Args = args,
            // Started from anywhere, the settings that ship with the program hold; a folder with its own has the say.
            ContentRootPath = File.Exists("appsettings.json") ? Directory.GetCurrentDirectory() : AppContext.BaseDirectory,
        });
        UtwsSettings settings = UtwsSettings.Read(builder.Configuration);
        ConfigureKestrel(builder);
        builder.Services.AddSingleton(settings);
        builder.Services.AddSingleton(TimeProvider.System);
        SoapProcessorOptions processing = new()
        {
            Form = settings.Form,
            MaxRequestBytes = settings.MaxRequestBytes,
            MustUnderstand = settings.MustUnderstand,
        };
        builder.Services.AddSingleton(services => new RequestWalkPool(
            processing, settings.Recording.Mode != RecordingMode.Off, services.GetRequiredService<TimeProvider>()));
        builder.Services.AddSingleton<AnswerBody>();
        builder.Services.AddSingleton<SoapEndpoint>();
        builder.Services.AddSingleton<DescriptionEndpoint>();
        builder.Services.AddSingleton<ServiceEndpoint>();
        builder.Services.AddTransport();
        builder.Services.AddPublishPolicy(settings);
        builder.Services.AddForwarding(settings);
        builder.Services.AddRecording(settings);
        builder.Services.AddCapture(settings);
        builder.AddOperations(settings);
        builder.AddDrain(settings);

        // Under systemd alone: it is told when the public address is open and when the server ends, and the log has its levels.
        builder.Services.AddSystemd();
        builder.AddConsoleLog();
        configure?.Invoke(builder);

        WebApplication app = builder.Build();
        app.UseMetrics();
        app.UseDrain();
        app.UseConfiguredProxies(settings);
        app.RunService();
        return app;
    }

    private static void ConfigureKestrel(WebApplicationBuilder builder)
    {
        // Where nothing else is said: the address of the README's first command.
        if (string.IsNullOrEmpty(builder.Configuration["urls"]) && !builder.Configuration.GetSection("Kestrel:Endpoints").Exists())
        {
            builder.WebHost.UseUrls("http://127.0.0.1:5080");
        }

        // Certificates of the configuration: the slim builder leaves them out.
        builder.WebHost.UseKestrelHttpsConfiguration();
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;

            // The endpoint has its own limit, whose answer is a SOAP fault; Kestrel's would be a bare 413.
            kestrel.Limits.MaxRequestBodySize = null;
        });
    }
}
