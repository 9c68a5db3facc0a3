using System.Globalization;
using Utws.Core.Contract;

namespace Utws.Api;

/// <summary>The <c>Utws</c> section of the configuration: appsettings.json, environment (<c>Utws__Wire__Form</c>), command line (<c>--Utws:Wire:Form</c>).</summary>
internal sealed record UtwsSettings
{
    /// <summary><c>Utws:Wire:Form</c>.</summary>
    public WireForm Form { get; init; } = WireForm.Documented;

    /// <summary><c>Utws:Limits:MaxRequestBytes</c>.</summary>
    public long MaxRequestBytes { get; init; } = 4 * 1024 * 1024;

    /// <summary><c>Utws:Policy:Path</c>; a relative path is looked up in the working directory, then beside the program.</summary>
    public string PolicyPath { get; init; } = "policy.json";

    /// <summary>Reads and checks the section.</summary>
    /// <exception cref="StartupException">A value cannot be used; the message names it, and what would do.</exception>
    public static UtwsSettings Read(IConfiguration configuration)
    {
        IConfigurationSection section = configuration.GetSection("Utws");
        UtwsSettings defaults = new();
        return new UtwsSettings
        {
            Form = ReadForm(section["Wire:Form"]) ?? defaults.Form,
            MaxRequestBytes = ReadBytes(section["Limits:MaxRequestBytes"]) ?? defaults.MaxRequestBytes,
            PolicyPath = section["Policy:Path"] is { Length: > 0 } path ? path : defaults.PolicyPath,
        };
    }

    private static WireForm? ReadForm(string? text) => text switch
    {
        null or "" => null,
        _ when text.Equals(nameof(WireForm.Documented), StringComparison.OrdinalIgnoreCase) => WireForm.Documented,
        _ when text.Equals(nameof(WireForm.Asmx), StringComparison.OrdinalIgnoreCase) => WireForm.Asmx,
        _ => throw new StartupException($"Utws:Wire:Form is '{text}'; expected Documented or Asmx."),
    };

    private static long? ReadBytes(string? text)
    {
        if (string.IsNullOrEmpty(text))
        {
            return null;
        }

        return long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out long bytes) && bytes is > 0 and <= SoapProcessorOptions.LargestMaxRequestBytes
            ? bytes
            : throw new StartupException(
                $"Utws:Limits:MaxRequestBytes is '{text}'; expected a whole number of bytes from 1 to {SoapProcessorOptions.LargestMaxRequestBytes.ToString(CultureInfo.InvariantCulture)}.");
    }
}
