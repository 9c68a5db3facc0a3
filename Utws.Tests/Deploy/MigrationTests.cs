using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Text.RegularExpressions;
using Microsoft.Extensions.DependencyInjection;
using Utws.Api.Operations.Requests;
using Utws.Core.Contract;
using Utws.Core.Soap;
using Utws.Tests.Commands;
using Utws.Tests.Faults;
using Utws.Tests.Fleet;
using Utws.Tests.Recording;
using Utws.Tests.Support;

namespace Utws.Tests.Deploy;

/// <summary>What the page on moving from the old endpoint has for nginx does what it says.</summary>
[Collection(AloneCollection.Name)]
public sealed partial class MigrationTests
{
    private const string Need = "nginx and openssl";
    private const string Trial = "command -v nginx openssl";

    private static readonly string[] s_sites = [.. Site().Matches(File.ReadAllText(Path.Combine(RepositoryPaths.Root, "Utws.Api", "Deploy", "MIGRATION.md")).ReplaceLineEndings("\n"))
        .Select(m => m.Groups["text"].Value)];

    [SystemFact(Need, Trial)]
    public async Task Mirror_GivesTheNewServerACopyAndTheClientTheOldAnswer()
    {
        using TemporaryFolder folder = new();
        await using UtwsServer old = await UtwsServer.StartAsync(new FixedDecider(new PublishDecision(PublishMode.Discard, 1)));
        await using UtwsServer next = await UtwsServer.StartAsync(
            new FixedDecider(new PublishDecision(PublishMode.Details, 2)), "--Utws:Capture:Path=" + folder.PathOf("captured"));
        IPEndPoint endpoint = new(IPAddress.Loopback, FreePort.Find());
        string site = Assert.Single(s_sites, s => s.Contains("mirror", StringComparison.Ordinal));
        site = Replace(site, "server new-server:8080;", $"server {next.Endpoint};");
        site = Replace(site, "http://old-server:80;", $"http://{old.Endpoint};");
        site = Replace(site, "listen 80;", $"listen {endpoint};");
        _ = Directory.CreateDirectory(folder.PathOf("nginx"));
        using NginxProcess nginx = await NginxProcess.StartAsync(folder.PathOf("nginx"), site, endpoint);
        RawHttpResponse answer = await RawHttpConnection.ExchangeAsync(
            endpoint, RawHttpRequest.Soap(EnvelopeVersion.Soap11, RequestBody.OneSession(EnvelopeVersion.Soap11)).ToBytes());
        Assert.Contains("<publish>Discard</publish>", answer.BodyText, StringComparison.Ordinal);
        RequestTotals copies = next.Services.GetRequiredService<RequestTotals>();
        await RecorderRun.UntilAsync(() => copies.Requests(SoapVersion.Soap11, RequestOutcome.Answered) == 1);
        await RecorderRun.UntilAsync(() => Directory.GetFiles(folder.PathOf("captured")).Length == 2);
        Assert.Equal(1, old.Services.GetRequiredService<RequestTotals>().Requests(SoapVersion.Soap11, RequestOutcome.Answered));
    }

    // OpenSSL itself speaks the old versions here, so that it is the settings that are tried, and not the trial.
    [SystemFact(Need, Trial)]
    public async Task TlsForOldClients_LetsThemIn()
    {
        using TemporaryFolder folder = new();
        Assert.Equal(0, (await OpensslAsync(folder.Path, "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-keyout", "key.pem", "-out", "site.pem", "-days", "2", "-subj", "/CN=localhost")).Code);
        IPEndPoint endpoint = new(IPAddress.Loopback, FreePort.Find());
        string words = Assert.Single(s_sites, s => s.Contains("ssl_protocols", StringComparison.Ordinal));
        string site = string.Create(
            CultureInfo.InvariantCulture,
            $"server {{ listen {endpoint} ssl; ssl_certificate {folder.Path}/site.pem; ssl_certificate_key {folder.Path}/key.pem; {words} location / {{ return 204; }} }}");
        _ = Directory.CreateDirectory(folder.PathOf("nginx"));
        using NginxProcess nginx = await NginxProcess.StartAsync(folder.PathOf("nginx"), site, endpoint);
        foreach (string version in (string[])["-tls1", "-tls1_1", "-tls1_2", "-tls1_3"])
        {
            (int code, string said) = await OpensslAsync(folder.Path, "s_client", "-connect", endpoint.ToString(), version, "-cipher", "DEFAULT:@SECLEVEL=0");
            Assert.True(code == 0, version + ": " + said);
        }
    }

    private static string Replace(string text, string shipped, string ours)
    {
        Assert.Contains(shipped, text, StringComparison.Ordinal);
        return text.Replace(shipped, ours, StringComparison.Ordinal);
    }

    private static async Task<(int Code, string Said)> OpensslAsync(string folder, params string[] arguments)
    {
        using Process openssl = Process.Start(new ProcessStartInfo("openssl", arguments)
        {
            WorkingDirectory = folder,
            UseShellExecute = false,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        })!;
        openssl.StandardInput.Close();
        Task<string> output = openssl.StandardOutput.ReadToEndAsync();
        Task<string> error = openssl.StandardError.ReadToEndAsync();
        await openssl.WaitForExitAsync();
        return (openssl.ExitCode, await output + await error);
    }

    [GeneratedRegex(@"^```nginx\n(?<text>.*?)^```$", RegexOptions.ExplicitCapture | RegexOptions.Multiline | RegexOptions.Singleline, matchTimeoutMilliseconds: 5000)]
    private static partial Regex Site();
}
