using System.Globalization;

namespace Utws.Api.Commands.Doctor;

/// <summary>What this process is allowed, as far as the server would be allowed the same: files at a time, and whose rights.</summary>
internal sealed class ProcessCheck(Surroundings surroundings) : IDoctorCheck
{
    private const string Limits = "proc/self/limits";
    private const string Status = "proc/self/status";

    // Segments, logs, assemblies, and the runtime's own.
    private const int FilesOfTheServer = 250;

    // A balancer in front of it alone may keep a thousand connections open.
    private const int FewFiles = 4096;

    /// <inheritdoc/>
    public Task<IReadOnlyList<Finding>> LookAsync(CancellationToken cancellation)
    {
        List<Finding> found = [];
        if (OpenFiles() is { } files)
        {
            string text = string.Create(CultureInfo.InvariantCulture, $"{files:N0} may be open at a time, here: room for some {Math.Max(0, files - FilesOfTheServer):N0} connections");
            found.Add(files < FewFiles
                ? Finding.Warning("open files", text, "Raise it: LimitNOFILE=65536 in the unit, ulimit -Hn in a shell, --ulimit nofile=65536 of a container.")
                : Finding.Ok("open files", text));
        }

        if (surroundings.Read(Status) is { } status)
        {
            found.Add(IsRoot(status)
                ? Finding.Warning(
                    "account",
                    "This is root. A server that runs as root has more rights than it needs, and files that root has made here another account cannot write",
                    "Run it, and this, as an account of its own; the unit in Utws.Api/Deploy does.")
                : Finding.Ok("account", $"{Environment.UserName}, which is not root"));
        }

        return Task.FromResult<IReadOnlyList<Finding>>(found);
    }

    // The soft limit; the runtime has raised it to the hard one. "unlimited" needs no finding.
    private long? OpenFiles() => (surroundings.Read(Limits) ?? "").Split('\n')
        .Where(line => line.StartsWith("Max open files", StringComparison.Ordinal))
        .Select(line => line["Max open files".Length..].Split(' ', StringSplitOptions.RemoveEmptyEntries)[0])
        .Select(text => long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out long files) ? files : (long?)null)
        .FirstOrDefault();

    // Uid: real, effective, saved, file system's.
    private static bool IsRoot(string status) => status.Split('\n')
        .Any(line => line.StartsWith("Uid:", StringComparison.Ordinal) && line.Split('\t', StringSplitOptions.RemoveEmptyEntries) is [_, _, "0", ..]);
}
