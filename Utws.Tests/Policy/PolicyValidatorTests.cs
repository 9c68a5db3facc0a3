using System.Text;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Configuration;
using Utws.Api.Policy;

namespace Utws.Tests.Policy;

/// <summary>A web server's 304 is believed only where it cannot hide a change: a policy does not stay old.</summary>
public sealed class PolicyValidatorTests : IDisposable
{
    private static readonly PolicyContent s_nothing = new(Bytes: null, Error: null);
    private static readonly DateTimeOffset s_edited = TestPolicy.Now;

    private readonly SettlingClock _clock = new();

    public void Dispose() => _clock.Dispose();

    // Edited, asked for, and edited again, all within a second; without a tag the lengths may differ too, as those of a half-written file do.
    [Theory]
    [InlineData(true, "{ \"a\": 1 }", "{ \"a\": 2 }")]
    [InlineData(false, "{ \"a\": 1 }", "{ \"a\": 2 }")]
    [InlineData(false, "{ \"a\":", "{ \"a\": 2 }")]
    public async Task Look_EditedTwiceWithinASecond_FindsTheSecondAndThenAsksWithACondition(bool hasTag, string first, string second)
    {
        await using PolicyHost host = await PolicyHost.StartAsync();
        using HttpPolicyOrigin origin = Origin(host.Url);
        host.ServeFile(first, s_edited, s_edited, hasTag);
        PolicyContent before = await origin.LookAsync(s_nothing, default);
        Assert.Equal(first, Text(before));
        host.ServeFile(second, s_edited, s_edited.AddSeconds(1), hasTag);
        PolicyContent after = await origin.LookAsync(before, default);
        Assert.Equal(second, Text(after));
        host.ServeFile(second, s_edited, s_edited.AddSeconds(2), hasTag);
        Assert.Same(after, await origin.LookAsync(after, default));
        Assert.All(host.Asked, asked => Assert.Equal("/policy.json  ", asked));

        // From now on every change has another time.
        Assert.Same(after, await origin.LookAsync(after, default));
        Assert.Contains(hasTag ? "\"" : "GMT", host.Asked.Last(), StringComparison.Ordinal);
    }

    // A file that was put back with its old time (cp -p, rsync -t, tar) and is as long as the one before.
    [Fact]
    public async Task Look_ChangedBehindTheSameTag_IsFoundWithinAMinute()
    {
        await using PolicyHost host = await PolicyHost.StartAsync();
        using HttpPolicyOrigin origin = Origin(host.Url);
        host.ServeFile("{ \"a\": 1 }", s_edited, s_edited.AddHours(1));
        PolicyContent before = await origin.LookAsync(s_nothing, default);
        host.ServeFile("{ \"a\": 2 }", s_edited, s_edited.AddHours(1));
        _clock.Now += TimeSpan.FromSeconds(59);
        Assert.Same(before, await origin.LookAsync(before, default));
        _clock.Now += TimeSpan.FromSeconds(1);
        Assert.Equal("{ \"a\": 2 }", Text(await origin.LookAsync(before, default)));
    }

    [Theory]
    [InlineData("\"abc\"", true)]
    [InlineData("W/\"abc\"", false)]
    public async Task Look_TagAlone_IsBelievedIfItIsStrong(string tag, bool isBelieved)
    {
        await using PolicyHost host = await PolicyHost.StartAsync();
        using HttpPolicyOrigin origin = Origin(host.Url);
        host.Answer = context =>
        {
            context.Response.Headers.ETag = tag;
            return context.Response.WriteAsync("{}");
        };
        PolicyContent before = await origin.LookAsync(s_nothing, default);
        Assert.Same(before, await origin.LookAsync(before, default));
        Assert.Equal(["/policy.json  ", isBelieved ? $"/policy.json {tag} " : "/policy.json  "], host.Asked);
    }

    private static string Text(PolicyContent content) => Encoding.UTF8.GetString(content.Bytes!);

    private HttpPolicyOrigin Origin(Uri url) => new(
        PolicyUrlSettings.Read(new ConfigurationBuilder().AddInMemoryCollection([new("Policy:Path", url.OriginalString)]).Build().GetSection("Policy"))!, _clock);
}
