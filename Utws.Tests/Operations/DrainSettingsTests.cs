using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;
using Utws.Api;
using Utws.Api.Operations;

namespace Utws.Tests.Operations;

/// <summary>The bounds of the server's end, and their sum.</summary>
public sealed class DrainSettingsTests
{
    [Fact]
    public void Total_Defaults_IsTheSumOfAllParts()
    {
        UtwsSettings settings = UtwsSettings.Read(new ConfigurationBuilder().Build());
        Assert.Equal(5 + 10 + 20 + 5 + 5, DrainSettings.Total(settings).TotalSeconds);
    }

    [Fact]
    public async Task Host_Waits_ForTheSum()
    {
        await using Microsoft.AspNetCore.Builder.WebApplication application = UtwsApplication.Create(
            ["--Utws:Admin:Url=", "--Utws:Drain:NoticeSeconds=100", "--Utws:Drain:RequestSeconds=50", "--Utws:Recording:DrainSeconds=7", "--Utws:Forwarding:DrainSeconds=3"]);
        Assert.Equal(165, application.Services.GetRequiredService<IOptions<HostOptions>>().Value.ShutdownTimeout.TotalSeconds);
    }

    [Theory]
    [InlineData("NoticeSeconds", "-1", "Utws:Drain:NoticeSeconds is '-1'; expected a whole number from 0 to 600.")]
    [InlineData("RequestSeconds", "0", "Utws:Drain:RequestSeconds is '0'; expected a whole number from 1 to 600.")]
    public void Setting_ThatCannotBeUsed_IsRefused(string name, string value, string message) => Assert.Equal(
        message,
        Assert.Throws<StartupException>(() => UtwsSettings.Read(new ConfigurationBuilder().AddInMemoryCollection([new("Utws:Drain:" + name, value)]).Build())).Message);
}
