using System.Reflection;
using Utws.Api.Recording.Segments;
using Utws.Core.Recording;

namespace Utws.Api.Recording;

/// <summary>Adds recording; where it is off, there is none of it.</summary>
internal static class RecordingRegistration
{
    public static void AddRecording(this IServiceCollection services, UtwsSettings settings)
    {
        RecordingSettings recording = settings.Recording;
        if (recording.Mode == RecordingMode.Off)
        {
            return;
        }

        services.AddSingleton(recording);
        services.AddSingleton(new SessionRecorderOptions
        {
            CommitDelay = TimeSpan.FromMilliseconds(recording.CommitDelayMilliseconds),
        });
        services.AddSingleton(provider => CreateStore(provider, recording));
        services.AddSingleton<ISessionStore>(provider => provider.GetRequiredService<SegmentStore>());
        if (recording.Mode == RecordingMode.Buffered)
        {
            services.AddSingleton<BufferedAccount>();
        }

        services.AddSingleton<SessionRecorder>();
        services.AddSingleton<RequestRecording>();
        services.AddSingleton<RecordingMetrics>();
        services.AddHealthChecks().AddCheck<RecordingHealthCheck>("recording");
        services.AddHostedService<RecordingService>();
    }

    private static SegmentStore CreateStore(IServiceProvider provider, RecordingSettings recording)
    {
        TimeProvider clock = provider.GetRequiredService<TimeProvider>();
        return new SegmentStore(
            new SegmentStoreOptions
            {
                Folder = recording.Path,
                Node = recording.Node,
                Epoch = clock.Microseconds(),
                AppVersion = typeof(RecordingRegistration).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion ?? "",
                SegmentBytes = recording.SegmentBytes,
                SegmentAge = TimeSpan.FromMinutes(recording.SegmentMinutes),
                MaxAge = recording.MaxDays is { } days ? TimeSpan.FromDays(days) : null,
                MaxBytes = recording.MaxBytes,
            },
            clock,
            provider.GetRequiredService<ILogger<SegmentStore>>());
    }
}
