namespace Utws.Api.Operations;

/// <summary>The <c>Utws:Drain</c> section: how the server ends, one part after the other, each with a bound of its own.</summary>
internal sealed record DrainSettings
{
    private const int MostSeconds = 600;

    // For what has no bound of its own: captured messages that wait for the disk, the operator's address, the last look at the policy.
    private static readonly TimeSpan s_rest = TimeSpan.FromSeconds(5);

    /// <summary>
    /// <c>Utws:Drain:NoticeSeconds</c>: how long all is served on, while health says that the server goes. 5 s: a balancer that asks every
    /// second or two and believes the second or third no has turned away by then.
    /// </summary>
    public TimeSpan Notice { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary><c>Utws:Drain:RequestSeconds</c>: how long requests that are under way then have to be finished.</summary>
    public TimeSpan Requests { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>Reads and checks the section.</summary>
    /// <exception cref="StartupException">A value cannot be used.</exception>
    public static DrainSettings Read(IConfigurationSection section)
    {
        DrainSettings defaults = new();
        return new DrainSettings
        {
            Notice = Seconds(section, "NoticeSeconds", 0) ?? defaults.Notice,
            Requests = Seconds(section, "RequestSeconds", 1) ?? defaults.Requests,
        };
    }

    /// <summary>The longest that the server takes to end: what whoever ends it has to wait before he kills it.</summary>
    public static TimeSpan Total(UtwsSettings settings) => settings.Drain.Notice + settings.Drain.Requests
        + TimeSpan.FromSeconds(settings.Recording.DrainSeconds) + settings.Forwarding.Drain + s_rest;

    private static TimeSpan? Seconds(IConfigurationSection section, string name, int min) =>
        SettingValue.Number(section, name, min, MostSeconds) is { } seconds ? TimeSpan.FromSeconds(seconds) : null;
}
