using Microsoft.Extensions.Configuration;
using Utws.Api;

namespace Utws.Tests.Operations;

/// <summary>The settings of the operator's address and of reloading.</summary>
public sealed class AdminSettingsTests
{
    [Fact]
    public void Read_Nothing_IsLoopbackAndASecond()
    {
        UtwsSettings settings = UtwsSettings.Read(new ConfigurationBuilder().Build());
        Assert.Equal((new Uri("http://127.0.0.1:5081"), TimeSpan.FromSeconds(1)), (settings.Admin.Url, settings.Reload.Period));
    }

    [Theory]
    [InlineData("http://127.0.0.1:0")]
    [InlineData("http://localhost:5081/")]
    [InlineData("http://[::1]:5081")]
    [InlineData("http://0.0.0.0:80")]
    [InlineData("https://127.0.0.1:443")]
    public void Read_AddressAndPort_AreTaken(string url) => Assert.Equal(new Uri(url), Read("Admin:Url", url).Admin.Url);

    [Fact]
    public void Read_Empty_IsNowhere() => Assert.Null(Read("Admin:Url", "").Admin.Url);

    [Theory]
    [InlineData("127.0.0.1:5081")]
    [InlineData("5081")]
    [InlineData("http://127.0.0.1")]
    [InlineData("http://127.0.0.1/5081")]
    [InlineData("http://*:5081")]
    [InlineData("http://+:5081")]
    [InlineData("http://admin.example:5081")]
    [InlineData("http://127.0.0.1:5081/admin")]
    [InlineData("http://127.0.0.1:5081?x")]
    [InlineData("http://127.0.0.1:5081#x")]
    [InlineData("http://me@127.0.0.1:5081")]
    [InlineData("http://127.0.0.1:65536")]
    [InlineData("ftp://127.0.0.1:5081")]
    [InlineData("unix:/run/utws.sock")]
    public void Read_WhatCannotBeListenedOn_IsRefused(string url) => Assert.Equal(
        $"Utws:Admin:Url is '{url}'; expected http or https, an IP address or localhost, and a port, such as http://127.0.0.1:5081, or nothing.",
        Assert.Throws<StartupException>(() => Read("Admin:Url", url)).Message);

    [Theory]
    [InlineData("0", 0)]
    [InlineData("86400", 86400)]
    [InlineData("", 1)]
    public void Read_Seconds_AreTaken(string text, int seconds) =>
        Assert.Equal(TimeSpan.FromSeconds(seconds), Read("Policy:Reload", text).Reload.Period);

    [Theory]
    [InlineData("-1")]
    [InlineData("86401")]
    [InlineData("1.5")]
    [InlineData("never")]
    public void Read_WhatIsNoNumberOfSeconds_IsRefused(string text) => Assert.Equal(
        $"Utws:Policy:Reload is '{text}'; expected a whole number from 0 to 86400.",
        Assert.Throws<StartupException>(() => Read("Policy:Reload", text)).Message);

    private static UtwsSettings Read(string name, string value) => UtwsSettings.Read(
        new ConfigurationBuilder().AddInMemoryCollection([new KeyValuePair<string, string?>("Utws:" + name, value)]).Build());
}
