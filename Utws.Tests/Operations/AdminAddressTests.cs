using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Microsoft.Extensions.DependencyInjection;
using Utws.Api;
using Utws.Api.Operations;
using Utws.Tests.Commands;
using Utws.Tests.Support;

namespace Utws.Tests.Operations;

/// <summary>The operator's address is apart from the clients', and a start without it is no start.</summary>
public sealed class AdminAddressTests
{
    [Fact]
    public async Task PublicAddress_HasNoneOfIt()
    {
        await using UtwsServer server = await OperatedServer.StartAsync();
        Assert.NotEqual(server.Endpoint.Port, server.AdminOf().Port);
        Assert.Equal(404, (await server.SendAsync(new RawHttpRequest { Method = "GET", Target = "/health/live" })).Status);
    }

    [Fact]
    public async Task NoAddress_IsNoListener()
    {
        await using UtwsServer server = await UtwsServer.StartAsync();
        Assert.Null(server.Services.GetService<AdminService>());
    }

    [Fact]
    public async Task Stop_ClosesIt()
    {
        UtwsServer server = await OperatedServer.StartAsync();
        IPEndPoint admin = server.AdminOf();
        await server.DisposeAsync();
        using TcpClient client = new();
        _ = await Assert.ThrowsAsync<SocketException>(() => client.ConnectAsync(admin));
    }

    // As the operator sees it: one line, and nothing else.
    [Fact]
    public async Task PortThatIsTaken_EndsTheProgramWithOneLine()
    {
        using TcpListener taken = new(IPAddress.Loopback, 0);
        taken.Start();
        int port = ((IPEndPoint)taken.LocalEndpoint).Port;
        using ProgramProcess program = ProgramProcess.Start(
            CommandRun.Corpus, "--urls", "http://127.0.0.1:0", "--Utws:Recording:Mode=Off", $"--Utws:Admin:Url=http://127.0.0.1:{port}", "--Utws:Policy:Path", "check/policy.json");
        CommandRun run = await program.EndAsync();
        Assert.Equal(
            (75, $"utws: Utws:Admin:Url is 'http://127.0.0.1:{port}', where it cannot listen: Failed to bind to address http://127.0.0.1:{port}: address already in use."),
            (run.ExitCode, run.Error.TrimEnd()));
        Assert.Equal("", run.Output);
    }

    // 192.0.2.0/24 is kept for documentation (RFC 5737): no machine has it.
    [Theory]
    [InlineData("http://192.0.2.1:5081", true)]
    [InlineData("https://127.0.0.1:0", false)]
    public async Task AddressOfAnotherMachineOrNoCertificate_StopsTheStart(string url, bool isPassing)
    {
        string missing = Path.Combine(AppContext.BaseDirectory, "missing.pfx");
        StartupException refused = await Assert.ThrowsAsync<StartupException>(() => UtwsServer.StartAsync(
            decider: null, "--Utws:Admin:Url=" + url, "--Kestrel:Certificates:Default:Path=" + missing));
        Assert.StartsWith($"Utws:Admin:Url is '{url}', where it cannot listen: ", refused.Message, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', refused.Message);
        Assert.Equal(isPassing, refused.IsPassing);
    }

    [Fact]
    public async Task Https_IsServedWithTheConfiguredCertificate()
    {
        using TemporaryFolder folder = new();
        using RSA key = RSA.Create(2048);
        CertificateRequest request = new("CN=admin.example", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        DateTimeOffset now = TimeProvider.System.GetUtcNow();
        using X509Certificate2 certificate = request.CreateSelfSigned(now.AddDays(-1), now.AddDays(1));
        string path = folder.PathOf("admin.pfx");
        await File.WriteAllBytesAsync(path, certificate.Export(X509ContentType.Pkcs12, "word"));
        await using UtwsServer server = await OperatedServer.StartAsync(
            "--Utws:Admin:Url=https://127.0.0.1:0",
            "--Kestrel:Certificates:Default:Path=" + path,
            "--Kestrel:Certificates:Default:Password=word");
        using TcpClient client = new();
        await client.ConnectAsync(server.AdminOf());
        await using SslStream secure = new(
            client.GetStream(), leaveInnerStreamOpen: false, (_, shown, _, _) => shown?.GetCertHashString() == certificate.GetCertHashString());
        await secure.AuthenticateAsClientAsync("admin.example");
        await secure.WriteAsync("GET /health/live HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\n\r\n"u8.ToArray());
        using StreamReader reader = new(secure);
        Assert.StartsWith("HTTP/1.1 200 OK\r\n", await reader.ReadToEndAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Localhost_WithAnyPort_IsLoopback()
    {
        await using UtwsServer server = await OperatedServer.StartAsync("--Utws:Admin:Url=http://localhost:0");
        Assert.Equal(200, (await server.AskAsync("/health/live")).Status);
    }
}
