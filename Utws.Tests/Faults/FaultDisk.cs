using System.Diagnostics;
using Utws.Tests.Support;

namespace Utws.Tests.Faults;

/// <summary>The library of faultdisk.c, compiled once, and the file that tells it what to do.</summary>
internal sealed class FaultDisk(string commandFile, string folder)
{
    private static readonly Lazy<string?> s_missingBecause = new(Compile);

    /// <summary>Why there is none here, or null.</summary>
    public static string? MissingBecause => s_missingBecause.Value;

    /// <summary>What the server's environment needs: what is to happen happens to files in the folder alone.</summary>
    public IReadOnlyDictionary<string, string> Environment { get; } = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["LD_PRELOAD"] = Library,
        ["UTWS_FAULT_FILE"] = commandFile,
        ["UTWS_FAULT_FOLDER"] = folder,
    };

    private static string Library => Path.Combine(AppContext.BaseDirectory, "faultdisk.so");

    /// <summary>What happens from now on; see faultdisk.c.</summary>
    public void Set(string command)
    {
        string next = commandFile + ".next";
        File.WriteAllText(next, command + "\n");
        File.Move(next, commandFile, overwrite: true);
    }

    private static string? Compile()
    {
        if (!OperatingSystem.IsLinux())
        {
            return "the failing disk is for Linux";
        }

        try
        {
            string source = Path.Combine(RepositoryPaths.Root, "Utws.Tests", "Faults", "faultdisk.c");
            using Process compiler = Process.Start("cc", ["-shared", "-fPIC", "-O2", "-Wall", "-Wextra", "-Werror", "-o", Library, source, "-ldl"]);
            compiler.WaitForExit();
            return compiler.ExitCode == 0 ? null : throw new InvalidOperationException("faultdisk.c does not compile");
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return "no C compiler here to make the failing disk with";
        }
    }
}
