using System.IO.Compression;
using System.Text;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Configuration;
using Utws.Api.Policy;

namespace Utws.Tests.Policy;

/// <summary>What a look at a URL finds, whatever the other server does.</summary>
public sealed class HttpPolicyOriginTests
{
    private static readonly PolicyContent s_nothing = new(Bytes: null, Error: null);

    [Theory]
    [InlineData(true, "\"*\"")]
    [InlineData(false, "Sat, 31 Jan 2026 12:00:00 GMT")]
    public async Task Look_Unchanged_AsksWithWhatItKnowsAndGivesTheSame(bool hasTag, string condition)
    {
        await using PolicyHost host = await PolicyHost.StartAsync();
        host.Serve("{}", hasTag);
        using HttpPolicyOrigin origin = Origin(host.Url.OriginalString);
        PolicyContent first = await origin.LookAsync(s_nothing, default);
        Assert.Equal("{}", Encoding.UTF8.GetString(first.Bytes!));
        Assert.Same(first, await origin.LookAsync(first, default));
        string[] asked = [.. host.Asked];
        Assert.Equal("/policy.json  ", asked[0]);
        Assert.Matches("^/policy.json " + condition.Replace("*", "-?[0-9]+", StringComparison.Ordinal) + " $", asked[1]);
    }

    // It said 304 of what it had given before, and in between it gave nothing.
    [Fact]
    public async Task Look_UnchangedAfterAFailure_GivesWhatItWas()
    {
        await using PolicyHost host = await PolicyHost.StartAsync("{}");
        using HttpPolicyOrigin origin = Origin(host.Url.OriginalString);
        PolicyContent first = await origin.LookAsync(s_nothing, default);
        Func<HttpContext, Task> well = host.Answer;
        host.Answer = Status(500);
        PolicyContent failed = await origin.LookAsync(first, default);
        Assert.Equal($"{host.Url}: it cannot be fetched: the answer is 500.", failed.Error?.ToString());
        Assert.Same(failed, await origin.LookAsync(failed, default));
        host.Answer = well;
        Assert.Equal("{}", Encoding.UTF8.GetString((await origin.LookAsync(failed, default)).Bytes!));
    }

    [Theory]
    [InlineData("gzip")]
    [InlineData("br")]
    [InlineData("deflate")]
    public async Task Look_Compressed_IsDecoded(string coding)
    {
        await using PolicyHost host = await PolicyHost.StartAsync();
        host.Answer = async context =>
        {
            Assert.Contains(coding, context.Request.Headers.AcceptEncoding.ToString(), StringComparison.Ordinal);
            context.Response.Headers.ContentEncoding = coding;
            await using Stream encoder = coding switch
            {
                "gzip" => new GZipStream(context.Response.Body, CompressionLevel.Fastest),
                "br" => new BrotliStream(context.Response.Body, CompressionLevel.Fastest),
                _ => new ZLibStream(context.Response.Body, CompressionLevel.Fastest),
            };
            await encoder.WriteAsync("{}"u8.ToArray());
        };
        using HttpPolicyOrigin origin = Origin(host.Url.OriginalString);
        Assert.Equal("{}", Encoding.UTF8.GetString((await origin.LookAsync(s_nothing, default)).Bytes!));
    }

    // A small answer that decodes to a large one is as long as the large one.
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Look_TooLong_IsRefused(bool isCompressed)
    {
        await using PolicyHost host = await PolicyHost.StartAsync();
        host.Answer = async context =>
        {
            byte[] text = new byte[PolicyFileReader.MaxBytes + 1];
            if (!isCompressed)
            {
                await context.Response.Body.WriteAsync(text);
                return;
            }

            context.Response.Headers.ContentEncoding = "gzip";
            await using GZipStream encoder = new(context.Response.Body, CompressionLevel.Fastest);
            await encoder.WriteAsync(text);
        };
        using HttpPolicyOrigin origin = Origin(host.Url.OriginalString);
        Assert.Equal(PolicyErrorReason.FileTooLong, (await origin.LookAsync(s_nothing, default)).Error?.Reason);
    }

    [Fact]
    public async Task Look_CutOff_IsRefused()
    {
        await using PolicyHost host = await PolicyHost.StartAsync();
        host.Answer = async context =>
        {
            context.Response.ContentLength = 100;
            await context.Response.WriteAsync("{ \"otherwise\"");
            await context.Response.Body.FlushAsync();
            context.Abort();
        };
        using HttpPolicyOrigin origin = Origin(host.Url.OriginalString);
        Assert.Equal(PolicyErrorReason.NotFetched, (await origin.LookAsync(s_nothing, default)).Error?.Reason);
    }

    [Theory]
    [InlineData("gzip")]
    [InlineData("br")]
    [InlineData("deflate")]
    public async Task Look_Undecodable_IsRefused(string coding)
    {
        await using PolicyHost host = await PolicyHost.StartAsync();
        host.Answer = context =>
        {
            context.Response.Headers.ContentEncoding = coding;
            return context.Response.WriteAsync("<html>This is not what the field above says.</html>");
        };
        using HttpPolicyOrigin origin = Origin(host.Url.OriginalString);
        Assert.Equal(PolicyErrorReason.NotFetched, (await origin.LookAsync(s_nothing, default)).Error?.Reason);
    }

    [Fact]
    public async Task Look_Redirected_IsFollowedWithoutTheToken()
    {
        await using PolicyHost host = await PolicyHost.StartAsync();
        host.Answer = context =>
        {
            if (context.Request.Path == "/there")
            {
                return context.Response.WriteAsync("{}");
            }

            context.Response.Redirect("/there");
            return Task.CompletedTask;
        };
        using HttpPolicyOrigin origin = Origin(host.Url.OriginalString, "s3cret");
        Assert.NotNull((await origin.LookAsync(s_nothing, default)).Bytes);
        Assert.Equal(["/policy.json  Bearer s3cret", "/there  "], host.Asked);
    }

    [Fact]
    public async Task Look_RedirectedForEver_IsRefused()
    {
        await using PolicyHost host = await PolicyHost.StartAsync();
        host.Answer = context =>
        {
            context.Response.Redirect("/policy.json");
            return Task.CompletedTask;
        };
        using HttpPolicyOrigin origin = Origin(host.Url.OriginalString);
        Assert.Equal($"{host.Url}: it cannot be fetched: the answer is 302.", (await origin.LookAsync(s_nothing, default)).Error?.ToString());
        Assert.Equal(6, host.Asked.Count);
    }

    [Fact]
    public async Task Look_Credentials_AreSentAndInNoMessage()
    {
        await using PolicyHost host = await PolicyHost.StartAsync();
        host.Answer = Status(403);
        string url = host.Url.OriginalString.Replace("http://", "http://me:s%203cret@", StringComparison.Ordinal) + "?key=hidden";
        using HttpPolicyOrigin origin = Origin(url);
        PolicyContent refused = await origin.LookAsync(s_nothing, default);
        Assert.Equal($"{host.Url}: it cannot be fetched: the answer is 403.", refused.Error?.ToString());
        Assert.Equal(["/policy.json  Basic " + Convert.ToBase64String("me:s 3cret"u8)], host.Asked);
    }

    private static HttpPolicyOrigin Origin(string url, string? token = null) => new(PolicyUrlSettings.Read(new ConfigurationBuilder()
        .AddInMemoryCollection([new("Policy:Path", url), new("Policy:Token", token)]).Build().GetSection("Policy"))!, TimeProvider.System);

    private static Func<HttpContext, Task> Status(int status) => context =>
    {
        context.Response.StatusCode = status;
        return Task.CompletedTask;
    };
}
