using System.Reflection;
using Utws.Api.Field;
using Utws.Api.Forwarding;
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
        services.AddSingleton(provider => CreateStore(provider, settings));
        services.AddSingleton<CommitMetrics>();
        services.AddFieldCounts();
        services.AddSingleton<ISessionStore>(provider => new CountingStore(
            new MeasuredStore(
                provider.GetRequiredService<SegmentStore>(), provider.GetRequiredService<CommitMetrics>(), provider.GetRequiredService<TimeProvider>()),
            provider.GetRequiredService<SegmentStore>(),
            provider.GetRequiredService<FieldCounts>()));
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

    private static SegmentStore CreateStore(IServiceProvider provider, UtwsSettings settings)
    {
        RecordingSettings recording = settings.Recording;
        TimeProvider clock = provider.GetRequiredService<TimeProvider>();
        SegmentStoreOptions options = new()
        {
            Folder = recording.Path,
            Node = recording.Node,
            Epoch = clock.Microseconds(),
            AppVersion = typeof(RecordingRegistration).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion ?? "",
            SegmentBytes = recording.SegmentBytes,
            SegmentAge = TimeSpan.FromMinutes(recording.SegmentMinutes),
            MaxAge = recording.MaxDays is { } days ? TimeSpan.FromDays(days) : null,
            MaxBytes = recording.MaxBytes,
        };
        if (provider.GetService<DiskBudget>() is { } budget)
        {
            // Forwarded, a segment is a copy of what the engine has.
            options = options with { MayDelete = budget.MayDelete, OnDeleted = budget.OnDeleted, MaxAge = options.MaxAge ?? settings.Forwarding.Keep };
        }

        return new SegmentStore(options, clock, provider.GetRequiredService<ILogger<SegmentStore>>());
    }
}
