using System.Globalization;
using Utws.Api;
using Utws.Api.Commands;
using Utws.Api.Operations;
using Utws.Tests.Commands;
using Utws.Tests.Faults;

namespace Utws.Tests.Deploy;

/// <summary>The unit fits the program, and systemd has nothing to say against it.</summary>
public sealed class SystemdUnitTests : IDisposable
{
    private const string Program = "ExecStart=/opt/utws/utws";

    private static readonly string s_unit = ShippedFile.Read("utws.service");

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Unit_ItsSettings_WriteWhereItMayAndFitItsTime()
    {
        UtwsSettings settings = ShippedFile.SettingsOf(Lines("Environment=").Select(line => line.Split('=', 2))
            .Select(pair => KeyValuePair.Create(pair[0], (string?)pair[1])));
        Assert.Equal(["utws"], Lines("StateDirectory="));
        Assert.Equal(["/var/lib/utws"], Lines("WorkingDirectory="));
        Assert.Equal(("/etc/utws/policy.json", "/var/lib/utws/segments"), (settings.PolicyPath, settings.Recording.Path));
        Assert.Equal("http://127.0.0.1:5081/", settings.Admin.Url?.ToString());
        int total = (int)DrainSettings.Total(settings).TotalSeconds;
        Assert.InRange(int.Parse(Assert.Single(Lines("TimeoutStopSec=")), CultureInfo.InvariantCulture), total, total + 30);
        Assert.Contains(string.Create(CultureInfo.InvariantCulture, $"bounds of all parts of the end is {total} s"), s_unit, StringComparison.Ordinal);
    }

    [Fact]
    public void Unit_Restarts_AfterAllButAMistakeAndNeverGivesUp()
    {
        Assert.Equal(["on-failure"], Lines("Restart="));
        Assert.Equal(ExitCode.Unusable, int.Parse(Assert.Single(Lines("RestartPreventExitStatus=")), CultureInfo.InvariantCulture));
        Assert.Equal(["0"], Lines("StartLimitIntervalSec="));
        Assert.Contains(string.Create(CultureInfo.InvariantCulture, $" is {ExitCode.TryAgain}, "), s_unit, StringComparison.Ordinal);
    }

    [SystemFact("systemd-analyze", "systemd-analyze --version")]
    public async Task Unit_Systemd_HasNothingAgainstIt()
    {
        string unit = await CopyAsync();
        Assert.Equal("", await ShellRun.RunAsync("systemd-analyze", "verify", unit));
    }

    // 10 is a service that may everything. 1.9 was measured with systemd 252.
    [SystemFact("systemd-analyze that judges files", "systemd-analyze security --help | grep -q -e --offline")]
    public async Task Unit_Exposure_IsLow() =>
        _ = await ShellRun.RunAsync("systemd-analyze", "security", "--offline=true", "--threshold=25", await CopyAsync());

    // It looks whether the program is there, which it is not where the tests run.
    private async Task<string> CopyAsync()
    {
        Assert.Contains(Program + "\n", s_unit, StringComparison.Ordinal);
        string unit = _folder.PathOf("utws.service");
        await File.WriteAllTextAsync(unit, s_unit.Replace(Program + "\n", "ExecStart=/bin/true\n", StringComparison.Ordinal));
        return unit;
    }

    private static string[] Lines(string start) =>
        [.. s_unit.Split('\n').Where(line => line.StartsWith(start, StringComparison.Ordinal)).Select(line => line[start.Length..])];
}
