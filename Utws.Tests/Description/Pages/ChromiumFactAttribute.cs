using System.Runtime.CompilerServices;

namespace Utws.Tests.Description.Pages;

/// <summary>A fact that needs a browser, and is skipped aloud where there is none.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class ChromiumFactAttribute : FactAttribute
{
    /// <param name="method">Filled in by the compiler.</param>
    public ChromiumFactAttribute([CallerMemberName] string method = "")
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
