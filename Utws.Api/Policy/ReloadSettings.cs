namespace Utws.Api.Policy;

/// <summary>How often the policy file is looked at.</summary>
internal sealed record ReloadSettings
{
    // A day: whoever wants to wait longer wants none of it, which is 0.
    private const int MostSeconds = 24 * 60 * 60;

    /// <summary><c>Utws:Policy:Reload</c>: the time between two looks; zero for none after the start.</summary>
    public TimeSpan Period { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>Reads and checks <c>Reload</c> of the section.</summary>
    /// <exception cref="StartupException">The value cannot be used.</exception>
    public static ReloadSettings Read(IConfigurationSection section)
    {
        ReloadSettings defaults = new();
        return SettingValue.Number(section, "Reload", 0, MostSeconds) is { } seconds
            ? new ReloadSettings { Period = TimeSpan.FromSeconds(seconds) }
            : defaults;
    }
}
