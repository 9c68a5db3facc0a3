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
        services.AddSingleton<SessionRecorder>();
        services.AddSingleton<RequestRecording>();
        services.AddSingleton<RecordingMetrics>();
        services.AddHealthChecks().AddCheck<RecordingHealthCheck>("recording");
        services.AddHostedService<RecordingService>();
    }
}
