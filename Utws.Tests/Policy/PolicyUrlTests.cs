using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Utws.Api;
using Utws.Api.Policy;
using Utws.Tests.Commands;
using Utws.Tests.Operations;
using Utws.Tests.Support;

namespace Utws.Tests.Policy;

/// <summary>A server whose policy is at a URL: it serves the last good one whatever becomes of the URL, and says so.</summary>
public sealed class PolicyUrlTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    private string Copy => _folder.PathOf("last-good.json");

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Server_PolicyChanges_IsServedAndKept()
    {
        await using PolicyHost host = await PolicyHost.StartAsync(WatchedPolicy.Text(1));
        await using UtwsServer server = await OperatedServer.StartAsync(Settings(host.Url));
        Assert.Equal(WatchedPolicy.Text(1), await File.ReadAllTextAsync(Copy));
        host.Serve(WatchedPolicy.Text(2));
        await server.Log.WaitForAsync(e => e.Message.Contains(" is served in revision ", StringComparison.Ordinal));
        PolicyStatus status = server.Services.GetRequiredService<PolicyWatcher>().Status;
        Assert.Equal((host.Url.OriginalString, 1, null), (status.File, status.Accepted, status.Error));
        await Recording.RecorderRun.UntilAsync(() => File.ReadAllText(Copy) == WatchedPolicy.Text(2));
        Assert.Equal(["last-good.json", "last-good.json.url"], (string[])[.. Directory.GetFiles(_folder.Path).Select(f => Path.GetFileName(f)).Order(StringComparer.Ordinal)]);
    }

    [Theory]
    [InlineData("{ \"otherwise\": 1 }")]
    [InlineData("<html>Moved</html>")]
    public async Task Server_UrlGivesNoPolicy_KeepsTheLastGoodOneAndSaysSoOnce(string text)
    {
        await using PolicyHost host = await PolicyHost.StartAsync(WatchedPolicy.Text(1));
        await using UtwsServer server = await OperatedServer.StartAsync(Settings(host.Url));
        host.Serve(text);
        await server.Log.WaitForAsync(e => e.Level == LogLevel.Error);
        int asked = host.Asked.Count;
        await Recording.RecorderRun.UntilAsync(() => host.Asked.Count > asked + 1);
        Assert.Contains("Degraded", (await server.AskAsync("/health/ready")).BodyText, StringComparison.Ordinal);
        _ = Assert.Single(server.Log.AboveDebug, e => e.Level >= LogLevel.Warning);
        Assert.Equal(WatchedPolicy.Text(1), await File.ReadAllTextAsync(Copy));
    }

    [Fact]
    public async Task Start_UrlDoesNotAnswer_ServesTheCopyAndSaysHowOldItIs()
    {
        Uri url;
        await using (PolicyHost gone = await PolicyHost.StartAsync())
        {
            url = gone.Url;
        }

        Keep(url);
        File.SetLastWriteTimeUtc(Copy, TimeProvider.System.GetUtcNow().UtcDateTime.AddHours(-25.5));
        await using UtwsServer server = await OperatedServer.StartAsync(Settings(url));
        PolicyStatus status = server.Services.GetRequiredService<PolicyWatcher>().Status;
        Assert.Equal(PolicyFile.Load(Copy).Revision, status.Revision);
        RawHttpResponse health = await server.AskAsync("/health/ready");
        Assert.Equal(200, health.Status);
        Assert.Matches($"Revision {status.Revision} stays, a copy kept 1\\.01:30:[0-9]{{2}} ago; refused since .*: {url}: it cannot be fetched: Connection refused", health.BodyText);

        // The URL is back, with the same policy: nothing is changed, and all is well.
        await using PolicyHost host = await PolicyHost.StartAsync(WatchedPolicy.Text(3), url.Port);
        await server.Log.WaitForAsync(e => e.Message.Contains(" is in order again, in revision ", StringComparison.Ordinal));
        Assert.DoesNotContain("Degraded", (await server.AskAsync("/health/ready")).BodyText, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Start_UrlGivesNoPolicy_ServesTheCopy()
    {
        await using PolicyHost host = await PolicyHost.StartAsync("{ \"otherwise\": 1 }");
        Keep(host.Url);
        await using UtwsServer server = await OperatedServer.StartAsync(Settings(host.Url));
        PolicyStatus status = server.Services.GetRequiredService<PolicyWatcher>().Status;
        Assert.Equal((PolicyErrorReason.WrongType, true), (status.Error?.Reason, status.CopiedAt is not null));
    }

    [Fact]
    public async Task Start_UrlGivesWhatCannotBeDecoded_ServesTheCopy()
    {
        await using PolicyHost host = await PolicyHost.StartAsync();
        host.Answer = context =>
        {
            context.Response.Headers.ContentEncoding = "br";
            return context.Response.WriteAsync("{ \"otherwise\": 1 }");
        };
        Keep(host.Url);
        await using UtwsServer server = await OperatedServer.StartAsync(Settings(host.Url));
        PolicyStatus status = server.Services.GetRequiredService<PolicyWatcher>().Status;
        Assert.Equal((PolicyErrorReason.NotFetched, true), (status.Error?.Reason, status.CopiedAt is not null));
    }

    [Fact]
    public async Task Start_NeitherUrlNorCopy_IsNone()
    {
        await using PolicyHost host = await PolicyHost.StartAsync("{ \"otherwise\": 1 }");
        StartupException refused = Assert.Throws<StartupException>(() => UtwsApplication.Create(Settings(host.Url)));
        Assert.StartsWith($"{host.Url}(1,16): otherwise: expected ", refused.Message, StringComparison.Ordinal);
        Assert.EndsWith($", found number 1. Nor is there a last good policy: {Copy}: there is no such file; looked for {Copy}.", refused.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("http://a b/", null, "Utws:Policy:Path begins as a URL and is none; expected one such as https://config.example/policy.json, or a file.")]
    [InlineData("http://a/#b", null, "Utws:Policy:Path begins as a URL and is none; expected one such as https://config.example/policy.json, or a file.")]
    [InlineData("http://me:pw@a/", "t", "Utws:Policy:Token is set, and Utws:Policy:Path has credentials; expected one of the two.")]
    [InlineData("http://a/", "t t", "Utws:Policy:Token has a character that no bearer token has; expected visible ASCII characters without blanks.")]
    public void Settings_ThatCannotBeUsed_AreRefusedWithoutTheirSecrets(string path, string? token, string message) => Assert.Equal(
        message, Assert.Throws<StartupException>(() => UtwsApplication.Create(["--Utws:Policy:Path=" + path, "--Utws:Policy:Token=" + token])).Message);

    private void Keep(Uri url) => new LastGoodPolicy(Copy, url.OriginalString).Write(System.Text.Encoding.UTF8.GetBytes(WatchedPolicy.Text(3)));

    private string[] Settings(Uri url) => ["--Utws:Policy:Path=" + url, "--Utws:Policy:Cache=" + Copy];
}
