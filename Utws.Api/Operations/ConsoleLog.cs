namespace Utws.Api.Operations;

/// <summary>How lines of the log look on the console.</summary>
internal static class ConsoleLog
{
    private const string Setting = "Logging:Console:FormatterName";

    /// <summary>
    /// As <c>Logging:Console:FormatterName</c> says: <c>simple</c> for people, <c>json</c> for programs, one object a line, or
    /// <c>systemd</c>. Where it says nothing, simple, and systemd's under systemd.
    /// </summary>
    /// <exception cref="StartupException">It names another one.</exception>
    public static void AddConsoleLog(this WebApplicationBuilder builder)
    {
        switch (Read(builder.Configuration))
        {
            case "SIMPLE":
                builder.Logging.AddSimpleConsole();
                break;
            case "SYSTEMD":
                builder.Logging.AddSystemdConsole();
                break;
            case "JSON":
                builder.Logging.AddJsonConsole(json =>
                {
                    // RFC 3339
                    json.UseUtcTimestamp = true;
                    json.TimestampFormat = "yyyy-MM-dd'T'HH:mm:ss.fff'Z'";
                });
                break;
            default:
                break;
        }
    }

    /// <summary>Reads and checks the setting: its word in capitals, or null where it says nothing.</summary>
    /// <exception cref="StartupException">It names another one.</exception>
    public static string? Read(IConfiguration configuration) => configuration[Setting]?.ToUpperInvariant() switch
    {
        null or "" => null,
        ("SIMPLE" or "SYSTEMD" or "JSON") and var word => word,
        _ => throw new StartupException($"{Setting} is '{configuration[Setting]}'; expected simple, json or systemd."),
    };
}
