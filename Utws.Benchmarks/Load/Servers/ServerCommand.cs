using System.Diagnostics;

namespace Utws.Benchmarks.Load.Servers;

/// <summary>The command line that a server is started by.</summary>
internal static class ServerCommand
{
    /// <summary>Any free port of the loopback address.</summary>
    private const string Urls = "http://127.0.0.1:0";

    /// <param name="server">Which.</param>
    /// <param name="recordFolder">Where it records; null if it does not.</param>
    public static ProcessStartInfo Create(LoadServer server, string? recordFolder)
    {
        string[] record = recordFolder is null ? [] : ["--Utws:Recording:Path=" + recordFolder];
        string[] command = [.. Program(server), "--urls", Urls, .. server.Settings, .. record];
        ProcessStartInfo start = new(command[0], command[1..])
        {
            // Not the caller's, which may have settings of its own.
            WorkingDirectory = AppContext.BaseDirectory,
            RedirectStandardInput = true,
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };

        // What the generator sets for this process is not for the servers.
        LoadEnvironment.Restore(start.Environment);
        return start;
    }

    // Every server under UTWS's own runtime configuration: with this program's workstation collector the floor would be another one.
    private static string[] Program(LoadServer server) => server switch
    {
        { Program: { } program } when Path.GetExtension(program) == ".dll" => ["dotnet", Path.GetFullPath(program)],
        { Program: { } program } => [Path.GetFullPath(program)],
        _ =>
        [
            "dotnet", "exec", "--runtimeconfig", Beside("utws.runtimeconfig.json"), "--depsfile", Beside("Utws.Benchmarks.deps.json"),
            Beside("Utws.Benchmarks.dll"), "serve", server.Peer!,
        ],
    };

    private static string Beside(string file) => Path.Combine(AppContext.BaseDirectory, file);
}
