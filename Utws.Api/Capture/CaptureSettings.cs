namespace Utws.Api.Capture;

/// <summary>The <c>Utws:Capture</c> section.</summary>
internal sealed record CaptureSettings
{
    // A request and its response: with less nothing could ever be captured.
    private const long LeastMessages = 2;

    // One exchange takes a quarter: 16 KiB, the heads of both sides and some 15 sessions. With less only the small clients would be seen.
    private const long LeastBytes = 64 * 1024;

    /// <summary><c>Utws:Capture:Path</c>: the folder that messages are written to; empty for none.</summary>
    public string Path { get; init; } = "";

    /// <summary><c>Utws:Capture:MaxMessages</c>: how many files of messages the folder may have; a request and its response are two.</summary>
    public long MaxMessages { get; init; } = 1000;

    /// <summary><c>Utws:Capture:MaxBytes</c>: how many bytes they may have together.</summary>
    public long MaxBytes { get; init; } = 64 * 1024 * 1024;

    /// <summary>How many of <see cref="MaxBytes"/> one request and its response may take: a single client shall not use up all.</summary>
    public long MaxExchangeBytes => MaxBytes / 4;

    /// <summary>Reads and checks the section.</summary>
    /// <exception cref="StartupException">A value cannot be used.</exception>
    public static CaptureSettings Read(IConfigurationSection section)
    {
        CaptureSettings defaults = new();
        return new CaptureSettings
        {
            Path = section["Path"] ?? defaults.Path,
            MaxMessages = SettingValue.Number(section, "MaxMessages", LeastMessages, int.MaxValue) ?? defaults.MaxMessages,
            MaxBytes = SettingValue.Number(section, "MaxBytes", LeastBytes, long.MaxValue) ?? defaults.MaxBytes,
        };
    }
}
