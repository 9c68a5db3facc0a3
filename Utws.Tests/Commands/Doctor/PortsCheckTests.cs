using System.Globalization;
using System.Net;
using System.Net.Sockets;
using Microsoft.Extensions.Configuration;
using Utws.Api;
using Utws.Api.Commands.Doctor;
using Utws.Tests.Faults;
using Utws.Tests.Operations;
using Utws.Tests.Support;

namespace Utws.Tests.Commands.Doctor;

/// <summary>Addresses are tried, and who has one is told.</summary>
public sealed class PortsCheckTests
{
    [Fact]
    public async Task Look_FreePorts_AreWell()
    {
        IReadOnlyList<Finding> found = await LookAsync("http://127.0.0.1:0", "http://127.0.0.1:0");
        Assert.Equal([Verdict.Ok, Verdict.Ok], found.Select(f => f.Verdict));
        Assert.Equal(["public address", "admin address"], found.Select(f => f.Check), StringComparer.Ordinal);
    }

    [Fact]
    public async Task Look_PortThatIsTaken_FailsWithTheProcess()
    {
        using TcpListener taken = new(IPAddress.Loopback, 0);
        taken.Start();
        int port = ((IPEndPoint)taken.LocalEndpoint).Port;
        IReadOnlyList<Finding> found = await LookAsync($"http://127.0.0.1:{port}", "http://127.0.0.1:0");
        Assert.Equal(Verdict.Failed, found[0].Verdict);
        string process = OperatingSystem.IsLinux() ? string.Create(CultureInfo.InvariantCulture, $", process {Environment.ProcessId} (") : "";
        Assert.StartsWith($"http://127.0.0.1:{port} is taken{process}", found[0].Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Look_TheServerRuns_IsWell()
    {
        await using UtwsServer server = await OperatedServer.StartAsync();
        UtwsSettings settings = new() { Admin = new() { Url = new Uri($"http://127.0.0.1:{server.AdminOf().Port}") } };
        PortsCheck check = new(settings, Urls($"http://127.0.0.1:{server.Endpoint.Port}"), new Surroundings());
        IReadOnlyList<Finding> found = await check.LookAsync(default);
        Assert.Equal([Verdict.Ok, Verdict.Ok], found.Select(f => f.Verdict));
        Assert.Contains("is open: the server runs", found[0].Text, StringComparison.Ordinal);
        Assert.Contains("a server of this kind runs there", found[1].Text, StringComparison.Ordinal);
        Assert.True(check.RunsAlready);
    }

    [Fact]
    public async Task Look_AdminAddressThatOthersReach_IsWarnedOf()
    {
        IReadOnlyList<Finding> found = await LookAsync("http://127.0.0.1:0", "http://0.0.0.0:0");
        Assert.Equal(Verdict.Warning, found[1].Verdict);
    }

    // 192.0.2.0/24 is kept for documentation (RFC 5737): no machine has it.
    [Theory]
    [InlineData("http://192.0.2.1:5080", "http://192.0.2.1:5080 is not an address of this machine")]
    [InlineData("nonsense", "urls has something that is no address")]
    public async Task Look_AddressThatIsNone_Fails(string url, string expected)
    {
        IReadOnlyList<Finding> found = await LookAsync(url, "http://127.0.0.1:0");
        Assert.Equal((Verdict.Failed, expected), (found[0].Verdict, found[0].Text));
    }

    [Fact]
    public async Task Look_NoAdminAddress_IsTold()
    {
        IReadOnlyList<Finding> found = await new PortsCheck(new UtwsSettings { Admin = new() { Url = null } }, Urls("http://*:0"), new Surroundings()).LookAsync(default);
        Assert.Equal([Verdict.Ok, Verdict.Ok], found.Select(f => f.Verdict));
        Assert.StartsWith("There is none", found[1].Text, StringComparison.Ordinal);
    }

    // Another account than root, where ports below 1024 are for root.
    [SystemFact("root, setpriv, and ports from 1024 on for everybody", "[ $(id -u) = 0 ] && command -v setpriv && [ $(cat /proc/sys/net/ipv4/ip_unprivileged_port_start) = 1024 ]")]
    public async Task Look_PortOfRoots_FailsWithWhatToDo()
    {
        using System.Diagnostics.Process program = System.Diagnostics.Process.Start(new System.Diagnostics.ProcessStartInfo(
            "setpriv",
            ["--reuid=65534", "--regid=65534", "--clear-groups", "--inh-caps=-all", "--bounding-set=-all", "dotnet", Path.Combine(AppContext.BaseDirectory, "utws.dll"), "doctor", "--urls", "http://127.0.0.1:81", "--Utws:Admin:Url=", "--Utws:Recording:Mode=Off"])
        {
            UseShellExecute = false,
            RedirectStandardOutput = true,
            WorkingDirectory = "/",
        })!;
        string output = await program.StandardOutput.ReadToEndAsync();
        await program.WaitForExitAsync();
        Assert.Contains("http://127.0.0.1:81 has a port that this account may not open. What to do: ", output, StringComparison.Ordinal);
        Assert.Equal(1, program.ExitCode);
    }

    private static Task<IReadOnlyList<Finding>> LookAsync(string url, string admin) =>
        new PortsCheck(new UtwsSettings { Admin = new() { Url = new Uri(admin) } }, Urls(url), new Surroundings()).LookAsync(default);

    private static IConfigurationRoot Urls(string urls) =>
        new ConfigurationBuilder().AddInMemoryCollection([KeyValuePair.Create("urls", (string?)urls)]).Build();
}
