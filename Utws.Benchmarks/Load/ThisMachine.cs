using System.ComponentModel;
using System.Diagnostics;
using System.Runtime.InteropServices;
using BenchmarkDotNet.Environments;

namespace Utws.Benchmarks.Load;

/// <summary>What the figures were taken on, and of.</summary>
internal static class ThisMachine
{
    /// <summary>System, processor, SDK and runtime.</summary>
    public static IReadOnlyList<string> Describe() =>
        [.. HostEnvironmentInfo.GetCurrent().ToFormattedString().Select(line => line.Trim()), RuntimeInformation.FrameworkDescription];

    /// <summary>The commit, with a mark where files were changed since; "unknown" where git does not tell.</summary>
    public static string Commit() => Git("rev-parse", "--short", "HEAD") is { Length: > 0 } commit
        ? commit + (Git("status", "--porcelain", "--untracked-files=no") is { Length: > 0 } ? ", changed" : "")
        : "unknown";

    private static string Git(params string[] arguments)
    {
        try
        {
            using Process git = Process.Start(new ProcessStartInfo("git", arguments)
            {
                WorkingDirectory = RepositoryFolder.Find(),
                UseShellExecute = false,
                RedirectStandardOutput = true,
                RedirectStandardError = true,
            })!;
            string said = git.StandardOutput.ReadToEnd().Trim();
            git.WaitForExit();
            return git.ExitCode == 0 ? said : "";
        }
        catch (Win32Exception)
        {
            // There is no git.
            return "";
        }
    }
}
