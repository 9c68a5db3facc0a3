using System.Globalization;
using System.Net;
using System.Net.Sockets;
using Utws.Api.Capture;
using Utws.Api.Description;
using Utws.Api.Forwarding;
using Utws.Api.Operations;
using Utws.Api.Policy;
using Utws.Api.Recording;
using Utws.Core.Contract;
using Utws.Core.Soap;

namespace Utws.Api;

/// <summary>The <c>Utws</c> section of the configuration: appsettings.json, environment (<c>Utws__Wire__Form</c>), command line (<c>--Utws:Wire:Form</c>).</summary>
internal sealed record UtwsSettings
{
    /// <summary><c>Utws:Wire:Form</c>.</summary>
    public WireForm Form { get; init; } = WireForm.Documented;

    /// <summary><c>Utws:Limits:MaxRequestBytes</c>.</summary>
    public long MaxRequestBytes { get; init; } = 4 * 1024 * 1024;

    /// <summary><c>Utws:Soap:MustUnderstand</c>.</summary>
    public MustUnderstandMode MustUnderstand { get; init; } = MustUnderstandMode.Fault;

    /// <summary><c>Utws:Compression:Answers</c>: whether answers are compressed for those who ask for it.</summary>
    public bool CompressAnswers { get; init; } = true;

    /// <summary>
    /// <c>Utws:Compression:MinBytes</c>: shorter answers never are. 2,700 bytes and their head leave in two segments, which any
    /// connection takes at once; from there on compression saves segments at 5 us and more a piece, and 80 % of the bytes.
    /// </summary>
    public int CompressMinBytes { get; init; } = 2700;

    /// <summary><c>Utws:Policy:Path</c>, a file or a URL; a relative path is looked up in the working directory, then beside the program.</summary>
    public string PolicyPath { get; init; } = "policy.json";

    /// <summary>Where the policy is fetched, if <c>Utws:Policy:Path</c> is a URL; else null.</summary>
    public PolicyUrlSettings? PolicyUrl { get; init; }

    /// <summary><c>Utws:Policy:Reload</c>.</summary>
    public ReloadSettings Reload { get; init; } = new();

    /// <summary><c>Utws:Admin</c>.</summary>
    public AdminSettings Admin { get; init; } = new();

    /// <summary><c>Utws:Drain</c>.</summary>
    public DrainSettings Drain { get; init; } = new();

    /// <summary><c>Utws:Help:TestForm</c>.</summary>
    public TestFormMode TestForm { get; init; } = TestFormMode.Local;

    /// <summary><c>Utws:PublicUrl</c>: the address that WSDL and DISCO name, whatever the request's; null for the request's.</summary>
    public string? PublicUrl { get; init; }

    /// <summary><c>Utws:Proxies:Known</c>: whose forwarded fields are believed; empty for nobody's.</summary>
    public IReadOnlyList<IPNetwork> KnownProxies { get; init; } = [];

    /// <summary><c>Utws:Capture</c>.</summary>
    public CaptureSettings Capture { get; init; } = new();

    /// <summary><c>Utws:Recording</c>.</summary>
    public RecordingSettings Recording { get; init; } = new();

    /// <summary><c>Utws:Forwarding</c>.</summary>
    public ForwardingSettings Forwarding { get; init; } = new();

    /// <summary>Reads and checks the section.</summary>
    /// <exception cref="StartupException">A value cannot be used; the message names it, and what would do.</exception>
    public static UtwsSettings Read(IConfiguration configuration)
    {
        IConfigurationSection section = configuration.GetSection("Utws");
        UtwsSettings defaults = new();
        return new UtwsSettings
        {
            Form = SettingValue.Word<WireForm>(section, "Wire:Form") ?? defaults.Form,
            MaxRequestBytes = ReadBytes(section["Limits:MaxRequestBytes"]) ?? defaults.MaxRequestBytes,
            MustUnderstand = SettingValue.Word<MustUnderstandMode>(section, "Soap:MustUnderstand") ?? defaults.MustUnderstand,
            CompressAnswers = ReadSwitch("Compression:Answers", section["Compression:Answers"]) ?? defaults.CompressAnswers,
            CompressMinBytes = ReadMinBytes(section["Compression:MinBytes"]) ?? defaults.CompressMinBytes,
            PolicyPath = section["Policy:Path"] is { Length: > 0 } path ? path : defaults.PolicyPath,
            PolicyUrl = PolicyUrlSettings.Read(section.GetSection("Policy")),
            Reload = ReloadSettings.Read(section.GetSection("Policy")),
            Admin = AdminSettings.Read(section.GetSection("Admin")),
            Drain = DrainSettings.Read(section.GetSection("Drain")),
            TestForm = SettingValue.Word<TestFormMode>(section, "Help:TestForm") ?? defaults.TestForm,
            PublicUrl = ReadUrl(section["PublicUrl"]),
            KnownProxies = ReadProxies(section["Proxies:Known"]),
            Capture = CaptureSettings.Read(section.GetSection("Capture")),
            Recording = RecordingSettings.Read(section.GetSection("Recording")),
            Forwarding = ForwardingSettings.Read(section.GetSection("Forwarding")),
        };
    }

    private static bool? ReadSwitch(string name, string? text) => text switch
    {
        null or "" => null,
        _ when bool.TryParse(text, out bool value) => value,
        _ => throw new StartupException($"Utws:{name} is '{text}'; expected true or false."),
    };

    private static int? ReadMinBytes(string? text) => text switch
    {
        null or "" => null,
        _ when int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out int bytes) => bytes,
        _ => throw new StartupException($"Utws:Compression:MinBytes is '{text}'; expected a whole number of bytes."),
    };

    private static string? ReadUrl(string? text) => text switch
    {
        null or "" => null,
        _ when Uri.TryCreate(text, UriKind.Absolute, out Uri? url) && url.Scheme is "http" or "https" && url.Query.Length + url.Fragment.Length == 0 => text,
        _ => throw new StartupException(
            $"Utws:PublicUrl is '{text}'; expected the whole address of the service file, such as https://telemetry.example/usagetracking/utws.asmx."),
    };

    private static IPNetwork[] ReadProxies(string? text) =>
        [.. (text ?? "").Split([',', ' '], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Select(ReadProxy)];

    private static IPNetwork ReadProxy(string text) => IPNetwork.TryParse(text, out IPNetwork network)
        ? network
        : IPAddress.TryParse(text, out IPAddress? address)
            ? new IPNetwork(address, address.AddressFamily == AddressFamily.InterNetwork ? 32 : 128)
            : throw new StartupException($"Utws:Proxies:Known has '{text}'; expected addresses or networks such as 10.0.0.7 or 10.0.0.0/8, separated by commas.");

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
