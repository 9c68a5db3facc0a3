using System.Runtime.CompilerServices;

namespace Utws.Tests.Description.Pages;

/// <summary>A theory that needs a browser, and is skipped aloud where there is none.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class ChromiumTheoryAttribute : TheoryAttribute
{
    /// <param name="method">Filled in by the compiler.</param>
    public ChromiumTheoryAttribute([CallerMemberName] string method = "")
    {
        Method = method;
        if (ChromiumInstallation.MissingBecause is { } reason)
        {
            // The console shows a skipped test's name but not its reason.
            DisplayName = $"{method} ({reason})";
        }
    }

    public string Method { get; }

    /// <inheritdoc/>
    public override string? Skip
    {
        get => ChromiumInstallation.MissingBecause;
        set => throw new NotSupportedException("Whether the test is skipped is decided by what is at hand.");
    }
}
