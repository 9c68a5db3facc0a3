namespace Utws.Tests.Description.Pages;

/// <summary>The browser that the page tests drive: the system's own, nothing is downloaded.</summary>
internal static class ChromiumInstallation
{
    private const string Variable = "UTWS_CHROMIUM";

    /// <summary>Where the browser is, or would be.</summary>
    public static string ExecutablePath { get; } =
        Environment.GetEnvironmentVariable(Variable) is { Length: > 0 } path ? path : "/usr/bin/chromium";

    /// <summary>Why the tests cannot run, and what to do; null where the browser is.</summary>
    public static string? MissingBecause { get; } = File.Exists(ExecutablePath)
        ? null
        : $"No browser at {ExecutablePath}: install Debian's package chromium, or set {Variable} to the path of a Chromium.";
}
