using System.Globalization;
using System.Text;

namespace Utws.Api.Recording;

/// <summary>The <c>Utws:Recording</c> section.</summary>
internal sealed record RecordingSettings
{
    private const int LeastKeyBytes = 16;
    private const int MegaByte = 1024 * 1024;

    // The longest span there is a meaning for; TimeSpan takes some 29,000 years.
    private const int MostDays = 36_500;

    /// <summary><c>Utws:Recording:Mode</c>.</summary>
    public RecordingMode Mode { get; init; } = RecordingMode.Durable;

    /// <summary><c>Utws:Recording:Path</c>: the folder of the segments; a relative path starts at the working directory.</summary>
    public string Path { get; init; } = "data";

    /// <summary><c>Utws:Recording:Node</c>: this machine's name in the record.</summary>
    public string Node { get; init; } = Environment.MachineName;

    /// <summary><c>Utws:Recording:SegmentMegabytes</c>: how long a segment becomes. Beyond 64 MB the closing of one was felt by requests.</summary>
    public int SegmentMegabytes { get; init; } = 64;

    /// <summary><c>Utws:Recording:SegmentMinutes</c>: how old a segment becomes, if it has anything in it.</summary>
    public int SegmentMinutes { get; init; } = 60;

    /// <summary><c>Utws:Recording:MaxDays</c>: after how many days a segment is deleted; null for never.</summary>
    public int? MaxDays { get; init; }

    /// <summary><c>Utws:Recording:MaxMegabytes</c>: how long all segments may be together before the oldest are deleted; null for any length.</summary>
    public int? MaxMegabytes { get; init; }

    /// <summary><c>Utws:Recording:CommitDelayMilliseconds</c>: how long a group stays open under load.</summary>
    public int CommitDelayMilliseconds { get; init; } = 1;

    /// <summary><c>Utws:Recording:AddressKey</c>: the key that the caller's address is hashed with, UTF-8; null to record nothing of it.</summary>
    public ReadOnlyMemory<byte>? AddressKey { get; init; }

    /// <summary><c>Utws:Recording:DrainSeconds</c>: how long the last groups have at the end.</summary>
    public int DrainSeconds { get; init; } = 20;

    /// <summary><see cref="SegmentMegabytes"/> in bytes.</summary>
    public long SegmentBytes => (long)SegmentMegabytes * MegaByte;

    /// <summary><see cref="MaxMegabytes"/> in bytes.</summary>
    public long? MaxBytes => (long?)MaxMegabytes * MegaByte;

    /// <summary>Reads and checks the section.</summary>
    /// <exception cref="StartupException">A value cannot be used.</exception>
    public static RecordingSettings Read(IConfigurationSection section)
    {
        RecordingSettings defaults = new();
        RecordingSettings settings = new()
        {
            Mode = SettingValue.Word<RecordingMode>(section, "Mode") ?? defaults.Mode,
            Path = section["Path"] is { Length: > 0 } path ? path : defaults.Path,
            Node = section["Node"] is { Length: > 0 } node ? node : defaults.Node,
            SegmentMegabytes = Number(section, "SegmentMegabytes", 1, 1024) ?? defaults.SegmentMegabytes,
            SegmentMinutes = Number(section, "SegmentMinutes", 1, 7 * 24 * 60) ?? defaults.SegmentMinutes,
            MaxDays = Number(section, "MaxDays", 1, MostDays),
            MaxMegabytes = Number(section, "MaxMegabytes", 1, int.MaxValue),
            CommitDelayMilliseconds = Number(section, "CommitDelayMilliseconds", 0, 1000) ?? defaults.CommitDelayMilliseconds,
            AddressKey = ReadKey(section["AddressKey"]),
            DrainSeconds = Number(section, "DrainSeconds", 1, 600) ?? defaults.DrainSeconds,
        };

        // With less every segment would be deleted as soon as it is closed.
        return settings.MaxMegabytes < 2 * settings.SegmentMegabytes
            ? throw new StartupException(string.Create(
                CultureInfo.InvariantCulture,
                $"{section.Path}:MaxMegabytes is '{settings.MaxMegabytes}'; expected at least twice SegmentMegabytes, {2 * settings.SegmentMegabytes}."))
            : settings;
    }

    // The key is nobody's business, a wrong one neither.
    private static ReadOnlyMemory<byte>? ReadKey(string? text)
    {
        if (string.IsNullOrEmpty(text))
        {
            return null;
        }

        byte[] key = Encoding.UTF8.GetBytes(text);
        return key.Length >= LeastKeyBytes
            ? key
            : throw new StartupException(string.Create(
                CultureInfo.InvariantCulture, $"Utws:Recording:AddressKey has {key.Length} bytes; expected a secret of at least {LeastKeyBytes}."));
    }

    private static int? Number(IConfigurationSection section, string name, int min, int max) =>
        (int?)SettingValue.Number(section, name, min, max);
}
