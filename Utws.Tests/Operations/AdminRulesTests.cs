using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Utws.Api.Operations;
using Utws.Tests.Support;

namespace Utws.Tests.Operations;

/// <summary>What holds at every path of the operator's address.</summary>
public sealed class AdminRulesTests
{
    public static TheoryData<string> Paths => ["/", "/state", "/health/live", "/health/ready", "/metrics", "/dashboard/dashboard.js", "/nothing"];

    [Theory]
    [MemberData(nameof(Paths))]
    public async Task Answer_HasTheFieldsThatKeepItToItself(string path)
    {
        await using UtwsServer server = await OperatedServer.StartAsync();
        RawHttpResponse answer = await server.AskAsync(path);
        Assert.Equal("nosniff", answer.Header("X-Content-Type-Options"));
        Assert.Equal("no-referrer", answer.Header("Referrer-Policy"));
        Assert.Equal("same-origin", answer.Header("Cross-Origin-Resource-Policy"));
        Assert.Equal("same-origin", answer.Header("Cross-Origin-Opener-Policy"));
        Assert.Contains("no-", answer.Header("Cache-Control"), StringComparison.Ordinal);
        Assert.StartsWith("default-src 'none'; ", answer.Header("Content-Security-Policy"), StringComparison.Ordinal);
        Assert.EndsWith("frame-ancestors 'none'", answer.Header("Content-Security-Policy"), StringComparison.Ordinal);
        Assert.Null(answer.Header("Access-Control-Allow-Origin"));
    }

    // Whatever is mapped there: the metrics' own endpoint would answer any method.
    [Theory]
    [MemberData(nameof(Paths))]
    public async Task OtherMethod_Is405(string path)
    {
        await using UtwsServer server = await OperatedServer.StartAsync();
        foreach (string method in (string[])["POST", "PUT", "DELETE", "OPTIONS", "TRACE"])
        {
            RawHttpResponse answer = await server.AskAsync(path, method);
            Assert.Equal((405, "GET, HEAD", ""), (answer.Status, answer.Header("Allow"), answer.BodyText));
        }
    }

    // DNS rebinding: the name is the attacker's, the address is ours.
    [Theory]
    [MemberData(nameof(Paths))]
    public async Task HostOfAnotherName_OnLoopback_Is421(string path)
    {
        await using UtwsServer server = await OperatedServer.StartAsync();
        using RawHttpConnection connection = await RawHttpConnection.OpenAsync(server.AdminOf());
        await connection.SendAsync(new RawHttpRequest { Method = "GET", Target = path, Host = "rebound.example" }.ToBytes());
        RawHttpResponse answer = await connection.ReadResponseAsync(isAnswerToHead: false);
        Assert.Equal((421, "This address answers to an IP address or localhost alone.\n"), (answer.Status, answer.BodyText));
        Assert.Equal("default-src 'none'; frame-ancestors 'none'", answer.Header("Content-Security-Policy"));
    }

    [Theory]
    [InlineData("http://127.0.0.1:5081", "127.0.0.1:5081", 200)]
    [InlineData("http://127.0.0.1:5081", "LOCALHOST", 200)]
    [InlineData("http://127.0.0.1:5081", "[::1]:5081", 200)]
    [InlineData("http://127.0.0.1:5081", "10.0.0.7:80", 200)]
    [InlineData("http://127.0.0.1:5081", "", 200)]
    [InlineData("http://127.0.0.1:5081", "localhost.example", 421)]
    [InlineData("http://127.0.0.1:5081", "127.0.0.1.example:5081", 421)]
    [InlineData("http://127.0.0.1:5081", "[::1", 421)]
    [InlineData("http://localhost:5081", "telemetry.example", 421)]
    [InlineData("http://[::1]:5081", "telemetry.example", 421)]
    [InlineData("http://192.0.2.1:5081", "telemetry.example", 200)]
    [InlineData("http://0.0.0.0:5081", "telemetry.example", 200)]
    public async Task Host_IsTakenOrRefused(string url, string host, int status)
    {
        await using ServiceProvider services = new ServiceCollection().BuildServiceProvider();
        ApplicationBuilder application = new(services);
        application.UseAdminRules(new Uri(url));
        application.Run(static _ => Task.CompletedTask);
        DefaultHttpContext context = new();
        context.Request.Method = "GET";
        context.Request.Host = new HostString(host);
        await application.Build()(context);
        Assert.Equal(status, context.Response.StatusCode);
    }
}
