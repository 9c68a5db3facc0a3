namespace Utws.Api.Capture;

/// <summary>Adds the capture of messages where it is asked for; where it is not, there is none of it.</summary>
internal static class CaptureRegistration
{
    /// <exception cref="StartupException">The folder cannot be written.</exception>
    public static void AddCapture(this IServiceCollection services, UtwsSettings settings)
    {
        CaptureSettings capture = settings.Capture;
        if (string.IsNullOrEmpty(capture.Path))
        {
            return;
        }

        CaptureFolder folder = CaptureFolder.Open(capture.Path);
        services.AddSingleton(capture);
        services.AddSingleton(folder);
        services.AddSingleton(new CaptureBudget(capture.MaxMessages - folder.Messages, capture.MaxBytes - folder.Bytes));
        services.AddSingleton<MessageCapture>();
        services.AddHostedService<CaptureService>();
    }
}
