using Utws.Tests.Support;

namespace Utws.Tests.Description;

/// <summary>Who gets the test form: callers at the server's own machine (9.3.4), unless the settings say otherwise.</summary>
public sealed class TestFormAccessTests(ProxiedServer fixture) : IClassFixture<ProxiedServer>
{
    private const string RemoteSentence = "The test form is only available for requests from the local machine.";

    private static readonly RawHttpRequest s_page = new() { Method = "GET", Target = WireNames.Path + "?op=logsAvailable" };

    [Fact]
    public async Task LocalCaller_GetsTheForm() => CheckForm(await fixture.SendAsync(s_page, isLocal: true), isThere: true);

    [Fact]
    public async Task RemoteCaller_GetsTheSentence() => CheckForm(await fixture.SendAsync(s_page, isLocal: false), isThere: false);

    // A proxy on this machine that nobody configured must not make the whole world local.
    [Theory]
    [InlineData("X-Forwarded-For", "127.0.0.1")]
    [InlineData("X-Forwarded-Proto", "https")]
    [InlineData("Forwarded", "for=127.0.0.1")]
    [InlineData("Via", "1.1 proxy")]
    public async Task CallerThroughAnUnknownProxy_GetsTheSentence(string field, string value)
    {
        await using UtwsServer server = await UtwsServer.StartAsync();
        CheckForm(await server.SendAsync(s_page.With(field, value)), isThere: false);
    }

    // Nor one that is configured and keeps the caller's address to itself.
    [Theory]
    [InlineData("X-Forwarded-Proto", "https")]
    [InlineData("X-Forwarded-Host", "utws.example")]
    [InlineData("X-Forwarded-For", "127.0.0.1")]
    public async Task CallerThroughAKnownProxyThatHidesIt_GetsTheSentence(string field, string value) =>
        CheckForm(await fixture.Server.SendAsync(s_page.With(field, value)), isThere: false);

    [Theory]
    [InlineData("Always", true)]
    [InlineData("always", true)]
    [InlineData("Never", false)]
    [InlineData("Local", false)]
    public async Task Setting_SaysForARemoteCaller(string setting, bool isThere)
    {
        await using UtwsServer server = await UtwsServer.StartAsync(null, "--Utws:Proxies:Known=127.0.0.1", "--Utws:Help:TestForm=" + setting);
        CheckForm(await server.SendAsync(s_page.With("X-Forwarded-For", "203.0.113.7")), isThere);
    }

    [Fact]
    public async Task Setting_Never_HoldsForALocalCaller()
    {
        await using UtwsServer server = await UtwsServer.StartAsync(null, "--Utws:Help:TestForm=Never");
        CheckForm(await server.SendAsync(s_page), isThere: false);
    }

    private static void CheckForm(RawHttpResponse page, bool isThere)
    {
        Assert.Equal(200, page.Status);
        Assert.Equal(isThere, page.BodyText.Contains("<form", StringComparison.Ordinal));
        Assert.Equal(!isThere, page.BodyText.Contains(RemoteSentence, StringComparison.Ordinal));
    }
}
