using System.Diagnostics;
using System.Runtime.CompilerServices;

namespace Utws.Tests.Faults;

/// <summary>A fact that needs something of the system that is not everywhere, and is skipped aloud where a trial of it fails.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class SystemFactAttribute : FactAttribute
{
    private readonly string? _skip;

    /// <param name="need">What is needed, in words.</param>
    /// <param name="trial">A shell command that ends with 0 where it is there.</param>
    /// <param name="method">Filled in by the compiler.</param>
    public SystemFactAttribute(string need, string trial, [CallerMemberName] string method = "")
    {
        (Need, Trial, Method) = (need, trial, method);
        if (!Succeeds(trial))
        {
            _skip = "not here: " + need;
            DisplayName = $"{method} ({_skip})";
        }
    }

    public string Need { get; }

    public string Trial { get; }

    public string Method { get; }

    /// <inheritdoc/>
    public override string? Skip
    {
        get => _skip;
        set => throw new NotSupportedException("Whether the test is skipped is decided by what is at hand.");
    }

    private static bool Succeeds(string command)
    {
        if (!OperatingSystem.IsLinux())
        {
            return false;
        }

        using Process shell = Process.Start(new ProcessStartInfo("sh", ["-c", command]) { UseShellExecute = false, RedirectStandardError = true, RedirectStandardOutput = true })!;
        shell.WaitForExit();
        return shell.ExitCode == 0;
    }
}
