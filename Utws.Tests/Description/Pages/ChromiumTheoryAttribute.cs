namespace Utws.Tests.Description.Pages;

/// <summary>A theory that needs a browser, and is skipped aloud where there is none.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class ChromiumTheoryAttribute : TheoryAttribute
{
    /// <inheritdoc/>
    public override string? Skip
    {
        get => ChromiumInstallation.MissingBecause;
        set => throw new NotSupportedException("Whether the test is skipped is decided by what is at hand.");
    }
}
