using Utws.Api.Commands.Engine;
using Utws.Api.Recording;

namespace Utws.Api.Commands.Doctor;

/// <summary>Looks at all that the server depends on, with the server's settings, and tells.</summary>
internal sealed class DoctorRun(CommandConsole console, Surroundings surroundings)
{
    /// <summary>Does it with these settings beside those of files and environment; gives the exit code.</summary>
    public async Task<int> RunAsync(string[] arguments, bool asJson, CancellationToken cancellation)
    {
        if (ServerArguments.StrangerIn(arguments) is { } stranger)
        {
            await console.ComplainAsync($"Unrecognized command or argument '{stranger}'.");
            return ExitCode.Unusable;
        }

        IConfiguration configuration;
        UtwsSettings settings;
        try
        {
            configuration = ServerArguments.Configuration(arguments, console.Folder);
            settings = UtwsSettings.Read(configuration);
        }
        catch (Exception wrong) when (wrong is StartupException or InvalidDataException)
        {
            await console.ComplainAsync(wrong.Message);
            return ExitCode.Unusable;
        }

        List<Finding> findings = [];
        foreach (IDoctorCheck check in Checks(settings, configuration))
        {
            findings.AddRange(await check.LookAsync(cancellation));
        }

        if (asJson)
        {
            DoctorReport.WriteJson(console.Output, findings);
        }
        else
        {
            DoctorReport.WriteText(console, findings);
        }

        return DoctorReport.Worst(findings) == Verdict.Failed ? ExitCode.Refused : ExitCode.Accepted;
    }

    private IEnumerable<IDoctorCheck> Checks(UtwsSettings settings, IConfiguration configuration)
    {
        var begun = ClockReading.Of(surroundings.Clock);
        PortsCheck ports = new(settings, configuration, surroundings);
        yield return new SettingsCheck(configuration);
        yield return ports;
        yield return new CertificateCheck(settings, configuration, ServerArguments.ContentRoot(console.Folder), surroundings.Clock);
        yield return new PolicyCheck(settings, console.Folder);
        string? folder = settings.Recording.Mode == RecordingMode.Off ? null : Path.GetFullPath(settings.Recording.Path, console.Folder);
        if (folder is not null)
        {
            FolderCheck place = new(folder, surroundings, () => ports.RunsAlready);
            yield return place;
            if (place.IsUsable)
            {
                // What cannot be written to has neither room nor speed.
                yield return new DiskCheck(folder, settings.Recording, surroundings);
                yield return new SyncCheck(folder, surroundings);
            }
        }

        yield return new EngineCheck(settings.Forwarding, surroundings.Clock);
        yield return new ProcessCheck(surroundings);
        yield return new ClockCheck(begun, folder, surroundings);
    }
}
