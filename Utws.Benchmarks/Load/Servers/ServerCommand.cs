using System.Diagnostics;
using Utws.Api.Recording;

namespace Utws.Benchmarks.Load.Servers;

/// <summary>The command lines that servers are started by.</summary>
/// <param name="folder">Where the benchmark program is, with all that it needs.</param>
internal sealed class ServerCommand(string folder)
{
    // Any free port of the loopback address.
    private const string Urls = "http://127.0.0.1:0";

    /// <param name="server">Which.</param>
    /// <param name="recordFolder">Where it records; null if it does not.</param>
    public ProcessStartInfo Create(LoadServer server, string? recordFolder)
    {
        string[] command = [.. Program(server), "--urls", Urls, .. Settings(server), .. recordFolder is null ? [] : (string[])["--Utws:Recording:Path=" + recordFolder]];
        ProcessStartInfo start = new(command[0], command[1..])
        {
            // Not the caller's, which may have settings of its own.
            WorkingDirectory = folder,
            UseShellExecute = false,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        LoadEnvironment.Restore(start.Environment);
        return start;
    }

    // Every server under UTWS's own runtime configuration: with this program's workstation collector the floor would be another one.
    private string[] Program(LoadServer server) => server switch
    {
        { Program: { } program } when Path.GetExtension(program) == ".dll" => ["dotnet", Path.GetFullPath(program)],
        { Program: { } program } => [Path.GetFullPath(program)],
        _ =>
        [
            "dotnet", "exec", "--runtimeconfig", Beside("utws.runtimeconfig.json"), "--depsfile", Beside("Utws.Benchmarks.deps.json"),
            Beside("Utws.Benchmarks.dll"), "serve", server.Peer!,
        ],
    };

    private string[] Settings(LoadServer server) => server.Recording is RecordingMode mode
        ? ["--Utws:Admin:Url=", $"--Utws:Recording:Mode={mode}", "--Utws:Policy:Path=" + Beside(Path.Combine("Load", "load-policy.json")), .. server.Settings]
        : [];

    private string Beside(string file) => Path.Combine(folder, file);
}
