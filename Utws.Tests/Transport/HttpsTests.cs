using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Utws.Tests.Commands;

namespace Utws.Tests.Transport;

/// <summary>The server with a certificate of its own, from the configuration, as without a proxy in front.</summary>
public sealed class HttpsTests
{
    private const string Password = "a word";

    [Fact]
    public async Task Endpoint_OfTheConfiguration_AnswersOverTls()
    {
        using TemporaryFolder folder = new();
        using X509Certificate2 certificate = await WriteCertificateAsync(folder.PathOf("site.pfx"));
        using ProgramProcess program = Start(folder, Password);
        string line = await program.ReadToAsync("Now listening on: ");
#pragma warning disable MA0039 // no authority has signed it: it is known by its hash
        using HttpClientHandler handler = new()
        {
            ServerCertificateCustomValidationCallback = (_, shown, _, _) => shown?.Thumbprint == certificate.Thumbprint,
        };
#pragma warning restore MA0039
        using HttpClient client = new(handler);
        string page = await client.GetStringAsync(new Uri(line[line.IndexOf("https://", StringComparison.Ordinal)..].Trim() + "/usagetracking/utws.asmx?wsdl"));
        Assert.Contains("location=\"https://", page, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("site.pfx", "another word")]
    [InlineData("none.pfx", Password)]
    public async Task CertificateThatCannotBeRead_IsOneLineAndNoStackTrace(string file, string password)
    {
        using TemporaryFolder folder = new();
        using X509Certificate2 certificate = await WriteCertificateAsync(folder.PathOf("site.pfx"));
        using ProgramProcess program = Start(folder, password, file);
        CommandRun run = await program.EndAsync();
        Assert.Equal(2, run.ExitCode);
        Assert.Matches("^utws: [^\n]+\n$", run.Error);
    }

    // A developer's machine may have a certificate in the home folder; a home without one is every server's.
    [Theory]
    [InlineData("--urls=https://127.0.0.1:0")]
    [InlineData("--Kestrel:Endpoints:Https:Url=https://127.0.0.1:0")]
    [InlineData("--Kestrel:Endpoints:Https:Url=nowhere")]
    public async Task EndpointThatCannotBe_IsOneLineAndNoStackTrace(string endpoint)
    {
        using TemporaryFolder home = new();
        using ProgramProcess program = ProgramProcess.StartAtHome(
            home.Path, CommandRun.Corpus, "--Utws:Admin:Url=", "--Utws:Recording:Mode=Off", endpoint);
        CommandRun run = await program.EndAsync();
        Assert.Equal(2, run.ExitCode);
        Assert.Matches("^utws: [^\n]+\n$", run.Error);
    }

    private static async Task<X509Certificate2> WriteCertificateAsync(string file)
    {
        using RSA key = RSA.Create(2048);
        X509Certificate2 certificate = new CertificateRequest("CN=localhost", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1)
            .CreateSelfSigned(DateTimeOffset.UnixEpoch, DateTimeOffset.UnixEpoch.AddYears(200));
        await File.WriteAllBytesAsync(file, certificate.Export(X509ContentType.Pkcs12, Password));
        return certificate;
    }

    private static ProgramProcess Start(TemporaryFolder folder, string password, string file = "site.pfx") => ProgramProcess.Start(
        CommandRun.Corpus,
        "--Utws:Admin:Url=",
        "--Utws:Recording:Mode=Off",
        "--Kestrel:Endpoints:Https:Url=https://127.0.0.1:0",
        "--Kestrel:Endpoints:Https:Certificate:Path=" + folder.PathOf(file),
        "--Kestrel:Endpoints:Https:Certificate:Password=" + password);
}
