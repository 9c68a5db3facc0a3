using System.Text;
using Utws.Api;
using Utws.Api.Policy;
using Utws.Tests.Commands;
using Utws.Tests.Operations;
using Utws.Tests.Recording;
using Utws.Tests.Support;

namespace Utws.Tests.Policy;

/// <summary>The copy that is kept of a URL's policy: it is known whose it is, and told when it cannot be kept.</summary>
public sealed class PolicyCopyTests : IDisposable
{
    private const string Here = "https://config.example/policy.json";
    private const string There = "https://config.example/other.json";

    private readonly TemporaryFolder _folder = new();

    private string Copy => _folder.PathOf("last-good.json");

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Read_CopyOfAnotherUrl_IsRefusedUntilThisOnesIsKept()
    {
        LastGoodPolicy here = new(Copy, Here);
        LastGoodPolicy there = new(Copy, There);
        there.Write(Text(1));
        PolicyError error = Assert.Throws<PolicyException>(() => here.Read()).Error;
        Assert.Equal(PolicyErrorReason.CopyOfAnotherUrl, error.Reason);
        Assert.Equal($"{Copy}: it is a copy of {There}, not of {Here}.", error.ToString());
        here.Write(Text(2));
        Assert.Equal(PolicyFile.Parse(Copy, Text(2)).Revision, here.Read().Policy.Revision);
        Assert.Equal($"{Copy}: it is a copy of {Here}, not of {There}.", Assert.Throws<PolicyException>(() => there.Read()).Message);
    }

    // As it is left by whoever is killed between the two files of the first copy of a URL.
    [Fact]
    public async Task Read_CopyOfNobodys_IsRefused()
    {
        await File.WriteAllBytesAsync(Copy, Text(1));
        LastGoodPolicy here = new(Copy, Here);
        Assert.Equal(
            $"{Copy}: it is a copy of who knows what, since {Copy}.url does not say it.", Assert.Throws<PolicyException>(() => here.Read()).Message);
    }

    [Fact]
    public async Task Start_UrlDoesNotAnswerAndTheCopyIsOfAnother_IsNoneAndToBeTriedAgain()
    {
        await using PolicyHost host = await PolicyHost.StartAsync();
        host.Answer = context =>
        {
            context.Response.StatusCode = 404;
            return Task.CompletedTask;
        };
        new LastGoodPolicy(Copy, There).Write(Text(1));
        StartupException refused = Assert.Throws<StartupException>(() => UtwsApplication.Create(Settings(host.Url.OriginalString)));
        Assert.Equal(
            $"{host.Url}: it cannot be fetched: the answer is 404. Nor is there a last good policy: {Copy}: it is a copy of {There}, not of {host.Url}.",
            refused.Message);
        Assert.True(refused.IsPassing);
        Assert.Equal(Text(1), await File.ReadAllBytesAsync(Copy));
    }

    [Fact]
    public async Task Server_UrlWithSecrets_KeepsNoneOfThem()
    {
        await using PolicyHost host = await PolicyHost.StartAsync(WatchedPolicy.Text(1));
        string url = host.Url.OriginalString.Replace("http://", "http://me:s3cret@", StringComparison.Ordinal) + "?key=hidden";
        await using UtwsServer server = await OperatedServer.StartAsync(Settings(url));
        Assert.Equal(host.Url + "\n", await File.ReadAllTextAsync(Copy + ".url"));
        Assert.Equal(Text(1), await File.ReadAllBytesAsync(Copy));
    }

    [Fact]
    public async Task Server_CopyCannotBeKept_IsDegradedAndSaysSoOnceUntilItCan()
    {
        await using PolicyHost host = await PolicyHost.StartAsync(WatchedPolicy.Text(1));
        await using UtwsServer server = await OperatedServer.StartAsync(Settings(host.Url.OriginalString));
        File.Delete(Copy);
        _ = Directory.CreateDirectory(Copy);
        host.Serve(WatchedPolicy.Text(2));
        await server.Log.WaitForAsync(e => e.Message.Contains(" is served in revision ", StringComparison.Ordinal));
        int asked = host.Asked.Count;
        await RecorderRun.UntilAsync(() => host.Asked.Count > asked + 1);
        _ = Assert.Single(
            server.Log.AboveDebug, e => e.Message.StartsWith($"The policy cannot be kept in {Copy}, so a start while {host.Url} does not answer would fail: ", StringComparison.Ordinal));
        RawHttpResponse health = await server.AskAsync("/health/ready");
        Assert.Equal(200, health.Status);
        Assert.Matches(
            $"\"Degraded\",\\s+\"reason\": \"Revision {PolicyFile.Parse("a", Text(2)).Revision} of {host.Url}, 0 rules, served since [^ ]+ It cannot be kept for a start at which that does not answer: {Copy}: ",
            health.BodyText);

        Directory.Delete(Copy);
        await server.Log.WaitForAsync(e => e.Message == $"The policy is kept in {Copy} again");
        Assert.DoesNotContain("Degraded", (await server.AskAsync("/health/ready")).BodyText, StringComparison.Ordinal);
        Assert.Equal(Text(2), await File.ReadAllBytesAsync(Copy));
    }

    private static byte[] Text(int number) => Encoding.UTF8.GetBytes(WatchedPolicy.Text(number));

    private string[] Settings(string url) => ["--Utws:Policy:Path=" + url, "--Utws:Policy:Cache=" + Copy];
}
