using System.Runtime.CompilerServices;

namespace Utws.Tests.Faults;

/// <summary>A theory that needs the failing disk, and is skipped aloud where it cannot be made.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class FaultDiskTheoryAttribute : TheoryAttribute
{
    /// <param name="method">Filled in by the compiler.</param>
    public FaultDiskTheoryAttribute([CallerMemberName] string method = "")
    {
        Method = method;
        if (FaultDisk.MissingBecause is { } reason)
        {
            DisplayName = $"{method} ({reason})";
        }
    }

    public string Method { get; }

    /// <inheritdoc/>
    public override string? Skip
    {
        get => FaultDisk.MissingBecause;
        set => throw new NotSupportedException("Whether the test is skipped is decided by what is at hand.");
    }
}
