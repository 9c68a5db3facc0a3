using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Microsoft.Extensions.Configuration;
using Utws.Api;
using Utws.Api.Commands.Doctor;

namespace Utws.Tests.Commands.Doctor;

/// <summary>Where https is asked for, its certificate is loaded as the server would.</summary>
public sealed class CertificateCheckTests : IDisposable
{
    private const string Password = "a secret";
    private const string Endpoint = "Kestrel:Endpoints:Site:Certificate";
    private static readonly DateTimeOffset s_now = new(2026, 11, 28, 12, 0, 0, TimeSpan.Zero);

    private readonly TemporaryFolder _folder = new();
    private readonly SteppedClock _clock = new(s_now);

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Look_NoHttps_SaysNothing() =>
        Assert.Empty(await LookAsync("http://127.0.0.1:5081", ("urls", "http://127.0.0.1:0"), ("Kestrel:Endpoints:Site:Url", "http://127.0.0.1:0")));

    [Fact]
    public async Task Look_CertificateOfAnEndpoint_IsWell()
    {
        Write("site.pfx");
        Finding found = Assert.Single(await LookEndpointAsync("site.pfx", Password));
        Assert.Equal(Finding.Ok("certificate", $"The one of {Endpoint} can be used until 2027-11-28T12:00:00Z"), found);
    }

    [Fact]
    public async Task Look_CertificateByDefault_IsThatOfAllOthers()
    {
        Write("site.pfx");
        Finding found = Assert.Single(await LookAsync(
            "https://127.0.0.1:5081", ("urls", "http://127.0.0.1:1;https://127.0.0.1:0"),
            ("Kestrel:Certificates:Default:Path", "site.pfx"), ("Kestrel:Certificates:Default:Password", Password)));
        Assert.Equal(Verdict.Ok, found.Verdict);
    }

    [Fact]
    public async Task Look_PemAndKey_IsWell()
    {
        using X509Certificate2 certificate = Make();
        await File.WriteAllTextAsync(_folder.PathOf("site.pem"), certificate.ExportCertificatePem());
        await File.WriteAllTextAsync(_folder.PathOf("site.key"), certificate.GetRSAPrivateKey()!.ExportPkcs8PrivateKeyPem());
        Finding found = Assert.Single(await LookAsync(
            null, ("Kestrel:Endpoints:Site:Url", "https://127.0.0.1:0"), (Endpoint + ":Path", "site.pem"), (Endpoint + ":KeyPath", _folder.PathOf("site.key"))));
        Assert.Equal(Verdict.Ok, found.Verdict);
    }

    [Theory]
    [InlineData("site.pfx", "another word")]
    [InlineData("none.pfx", Password)]
    [InlineData("text.pfx", Password)]
    public async Task Look_FileThatCannotBeLoaded_FailsWithoutThePassword(string file, string password)
    {
        Write("site.pfx");
        await File.WriteAllTextAsync(_folder.PathOf("text.pfx"), "no certificate");
        Finding found = Assert.Single(await LookEndpointAsync(file, password));
        Assert.Equal(Verdict.Failed, found.Verdict);
        Assert.StartsWith($"The one of {Endpoint} cannot be loaded: ", found.Text, StringComparison.Ordinal);
        Assert.DoesNotContain(password, found.Text + found.WhatToDo, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Look_NoKey_Fails()
    {
        using X509Certificate2 certificate = Make();
        await File.WriteAllTextAsync(_folder.PathOf("site.pem"), certificate.ExportCertificatePem());
        Finding found = Assert.Single(await LookEndpointAsync("site.pem", null));
        Assert.Equal((Verdict.Failed, $"The one of {Endpoint} has no private key"), (found.Verdict, found.Text));
    }

    [Fact]
    public async Task Look_CertificateOfClients_Fails()
    {
        Write("site.pfx", use: "1.3.6.1.5.5.7.3.2");
        Finding found = Assert.Single(await LookEndpointAsync("site.pfx", Password));
        Assert.Equal((Verdict.Failed, $"The one of {Endpoint} is not for servers"), (found.Verdict, found.Text));
    }

    [Theory]
    [InlineData(400, "was valid until 2027-11-28T12:00:00Z")]
    [InlineData(-400, "is not valid yet")]
    public async Task Look_NotNow_IsWarnedOf(int days, string expected)
    {
        Write("site.pfx");
        _clock.Wall += TimeSpan.FromDays(days);
        Finding found = Assert.Single(await LookEndpointAsync("site.pfx", Password));
        Assert.Equal(Verdict.Warning, found.Verdict);
        Assert.Contains(expected, found.Text, StringComparison.Ordinal);
    }

    // As an operator meets it: the home is one without a developer's certificate.
    [Theory]
    [InlineData("--urls=https://127.0.0.1:0", "--Utws:Admin:Url=")]
    [InlineData("--Kestrel:Endpoints:Site:Url=https://127.0.0.1:0", "--Utws:Admin:Url=")]
    [InlineData("--urls=http://127.0.0.1:0", "--Utws:Admin:Url=https://127.0.0.1:0")]
    public async Task Doctor_NoCertificate_EndsWith1(string url, string admin)
    {
        using ProgramProcess program = ProgramProcess.StartAtHome(
            _folder.Path, CommandRun.Corpus, "doctor", url, admin, "--Utws:Recording:Mode=Off", "--Utws:Policy:Path=check/policy.json");
        CommandRun run = await program.EndAsync();
        Assert.Equal(1, run.ExitCode);
        Assert.Contains("failed   certificate     https is asked for, and Kestrel:Certificates:Default names no certificate.", run.Output, StringComparison.Ordinal);
    }

    private Task<IReadOnlyList<Finding>> LookEndpointAsync(string file, string? password) => LookAsync(
        null, ("Kestrel:Endpoints:Site:Url", "https://127.0.0.1:0"), (Endpoint + ":Path", file), (Endpoint + ":Password", password));

    private Task<IReadOnlyList<Finding>> LookAsync(string? admin, params (string Name, string? Value)[] settings)
    {
        IConfiguration configuration = new ConfigurationBuilder()
            .AddInMemoryCollection(settings.Select(one => KeyValuePair.Create(one.Name, one.Value))).Build();
        UtwsSettings read = new() { Admin = new() { Url = admin is null ? null : new Uri(admin) } };
        return new CertificateCheck(read, configuration, _folder.Path, _clock).LookAsync(default);
    }

    private void Write(string name, string? use = null)
    {
        using X509Certificate2 certificate = Make(use);
        File.WriteAllBytes(_folder.PathOf(name), certificate.Export(X509ContentType.Pkcs12, Password));
    }

    private static X509Certificate2 Make(string? use = null)
    {
        using RSA key = RSA.Create(2048);
        CertificateRequest request = new("CN=site.example", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        if (use is not null)
        {
            request.CertificateExtensions.Add(new X509EnhancedKeyUsageExtension([new Oid(use)], critical: false));
        }

        return request.CreateSelfSigned(s_now.AddYears(-1), s_now.AddYears(1));
    }
}
