using System.Globalization;
using System.Net;
using System.Net.Sockets;
using Utws.Tests.Commands;
using Utws.Tests.Policy;
using Utws.Tests.Support;

namespace Utws.Tests.Deploy;

/// <summary>What time can mend ends a start with another exit code than what an operator has to: whoever restarts the server goes by it.</summary>
[Collection(AloneCollection.Name)]
public sealed class StartExitCodeTests : IDisposable
{
    private const int Mistake = 2;
    private const int TryAgain = 75;

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Start_PolicyCannotBeFetched_IsToBeTriedAgain()
    {
        await using PolicyHost host = await PolicyHost.StartAsync();
        host.Answer = context =>
        {
            context.Response.StatusCode = 503;
            return Task.CompletedTask;
        };
        await AssertEndsAsync(TryAgain, $"utws: {host.Url}: it cannot be fetched: the answer is 503. Nor is there a last good policy: ", "--Utws:Policy:Path=" + host.Url);
    }

    [Fact]
    public async Task Start_PolicyAtTheUrlHasAMistake_IsNot()
    {
        await using PolicyHost host = await PolicyHost.StartAsync("{ \"otherwise\": 1 }");
        await AssertEndsAsync(Mistake, $"utws: {host.Url}(1,16): otherwise: expected ", "--Utws:Policy:Path=" + host.Url);
    }

    [Fact]
    public Task Start_PolicyFileIsMissing_IsNot() =>
        AssertEndsAsync(Mistake, "utws: missing.json: there is no such file; ", "--Utws:Policy:Path=missing.json");

    [Fact]
    public Task Start_SettingHasAMistake_IsNot() =>
        AssertEndsAsync(Mistake, "utws: Utws:Policy:Reload is 'often'", "--Utws:Policy:Reload=often");

    [Theory]
    [InlineData("127.0.0.1")]
    [InlineData("localhost")]
    public async Task Start_AddressIsTaken_IsToBeTriedAgain(string host)
    {
        using TcpListener taken = new(IPAddress.Loopback, 0);
        taken.Start();
        string port = ((IPEndPoint)taken.LocalEndpoint).Port.ToString(CultureInfo.InvariantCulture);
        await AssertEndsAsync(TryAgain, $"utws: Failed to bind to address http://127.0.0.1:{port}: address already in use.", $"--urls=http://{host}:{port}");
    }

    // 192.0.2.0/24 is kept for documentation (RFC 5737): no machine has it, and a machine may get an address after the server was started.
    [Fact]
    public Task Start_MachineDoesNotHaveTheAddress_IsToBeTriedAgain() => AssertEndsAsync(TryAgain, "utws: ", "--urls=http://192.0.2.1:5081");

    private async Task AssertEndsAsync(int exitCode, string error, params string[] settings)
    {
        using ProgramProcess program = ProgramProcess.Start(
            _folder.Path, ["--urls=http://127.0.0.1:0", "--Utws:Admin:Url=", "--Utws:Recording:Path=" + _folder.PathOf("data"), .. settings]);
        CommandRun run = await program.EndAsync();
        Assert.StartsWith(error, run.Error, StringComparison.Ordinal);
        _ = Assert.Single(run.Error.TrimEnd().Split('\n'));
        Assert.Equal(exitCode, run.ExitCode);
    }
}
