using System.Diagnostics;
using System.Net;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Utws.Api.Operations.Dashboard;
using Utws.Tests.Recording;
using Utws.Tests.Support;

namespace Utws.Tests.Operations.Dashboard;

/// <summary>The dashboard over HTTP: its files, its document and its events.</summary>
public sealed class DashboardEndpointTests
{
    private const string SecurityPolicy =
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

    [Fact]
    public async Task Assets_AreServedUnderThePolicy()
    {
        await using UtwsServer server = await DashboardServer.StartAsync();
        foreach (DashboardAsset asset in DashboardAsset.All)
        {
            RawHttpResponse answer = await server.AskAsync(asset.Path);
            Assert.Equal((200, asset.ContentType, SecurityPolicy), (answer.Status, answer.Header("Content-Type"), answer.Header("Content-Security-Policy")));
            Assert.Equal(asset.Bytes.ToArray(), answer.Body.ToArray());
        }
    }

    // What the page asks for is there, and whatever is in the program is asked for.
    [Fact]
    public void Assets_NameEachOther()
    {
        string all = string.Concat(DashboardAsset.All.Select(asset => System.Text.Encoding.UTF8.GetString(asset.Bytes.Span)));
        Assert.All(DashboardAsset.All.Where(asset => asset.Path != "/"), asset => Assert.Contains(
            "/" + Path.GetFileName(asset.Path) + "\"", all, StringComparison.Ordinal));
    }

    // The page has neither scripts nor styles of its own, which the policy would keep from running, and asks nobody else.
    [Fact]
    public void Page_HasNothingInline()
    {
        string page = System.Text.Encoding.UTF8.GetString(DashboardAsset.All[0].Bytes.Span);
        Assert.DoesNotContain("<style", page, StringComparison.Ordinal);
        Assert.DoesNotContain(" style=", page, StringComparison.Ordinal);
        Assert.DoesNotContain(" on", page.Replace(" onl", "", StringComparison.Ordinal), StringComparison.Ordinal);
        Assert.DoesNotContain("//", page, StringComparison.Ordinal);
        Assert.Equal(1, page.Split("<script").Length - 1);
    }

    // Text becomes markup by these alone.
    [Fact]
    public void Scripts_MakeNoMarkupOfText()
    {
        foreach (DashboardAsset script in DashboardAsset.All.Where(asset => asset.Path.EndsWith(".js", StringComparison.Ordinal)))
        {
            string text = System.Text.Encoding.UTF8.GetString(script.Bytes.Span);
            Assert.All(
                (string[])["innerHTML", "outerHTML", "insertAdjacent", "document.write", "eval(", "Function(", "DOMParser", "srcdoc", "http:", "https:"],
                forbidden => Assert.DoesNotContain(forbidden, text.Replace("http://www.w3.org/2000/svg", "", StringComparison.Ordinal), StringComparison.Ordinal));
        }
    }

    [Theory]
    [InlineData("/")]
    [InlineData("/state")]
    [InlineData("/events")]
    [InlineData("/dashboard/dashboard.js")]
    public async Task Post_Is405(string path)
    {
        await using UtwsServer server = await DashboardServer.StartAsync();
        Assert.Equal(405, (await server.AskAsync(path, "POST")).Status);
        Assert.Equal((200, 0), (await server.AskAsync(path, "HEAD") is { } head ? (head.Status, head.Body.Length) : default));
    }

    [Fact]
    public async Task State_AfterRequests_HasThem()
    {
        await using UtwsServer server = await DashboardServer.StartAsync();
        await server.PostAsync();
        await server.PostAsync(isWellFormed: false);
        RawHttpResponse answer = await server.AskAsync("/state");
        Assert.Equal((200, "application/json"), (answer.Status, answer.Header("Content-Type")));
        using JsonDocument state = JsonDocument.Parse(answer.Body);
        JsonElement totals = state.RootElement.GetProperty("live").GetProperty("totals");
        Assert.Equal(1, totals.GetProperty("soap11").GetProperty("answered").GetInt64());
        Assert.Equal("MalformedXml", state.RootElement.GetProperty("faults")[0].GetProperty("reason").GetString());
        Assert.Equal("Healthy", state.RootElement.GetProperty("health").GetProperty("status").GetString());
        Assert.Equal(JsonValueKind.Null, state.RootElement.GetProperty("recording").ValueKind);
    }

    [Fact]
    public async Task State_Recording_HasItsRecorderAndStore()
    {
        using Commands.TemporaryFolder folder = new();
        await using UtwsServer server = await UtwsServer.StartRecordingAsync("--Utws:Admin:Url=http://127.0.0.1:0", "--Utws:Recording:Path=" + folder.Path);
        await server.PostAsync();
        using JsonDocument state = JsonDocument.Parse((await server.AskAsync("/state")).Body);
        Assert.Equal(2, state.RootElement.GetProperty("recording").GetProperty("committed").GetProperty("sessions").GetInt64());
        Assert.Equal(1, state.RootElement.GetProperty("store").GetProperty("segmentsWritten").GetInt64());
    }

    [Fact]
    public async Task Events_BeginWithTheStateAndGoOnEachSecond()
    {
        await using UtwsServer server = await DashboardServer.StartAsync();
        using EventReader reader = await EventReader.OpenAsync(server);
        Assert.Equal((HttpStatusCode.OK, "text/event-stream"), (reader.Status, reader.ContentType));
        (string name, string data) = (await reader.NextAsync())!.Value;
        using JsonDocument state = JsonDocument.Parse(data);
        Assert.Equal("state", name);
        long number = state.RootElement.GetProperty("history").GetProperty("number").GetInt64();
        List<string> names = [];
        while (names.Count < 3)
        {
            (name, data) = (await reader.NextAsync())!.Value;
            names.Add(name);
            if (name == "live")
            {
                using JsonDocument live = JsonDocument.Parse(data);
                long next = live.RootElement.GetProperty("number").GetInt64();
                Assert.True(next >= number, "it went back");
                number = next;
            }
        }

        Assert.Equal(["live", "rest", "live"], names);
    }

    // Drain's bounds are of seconds; a dashboard that is open takes none of them.
    [Fact]
    public async Task Events_ServerStops_EndAtOnce()
    {
        UtwsServer server = await DashboardServer.StartAsync();
        using EventReader reader = await EventReader.OpenAsync(server);
        _ = await reader.NextAsync();
        long began = Stopwatch.GetTimestamp();
        await server.DisposeAsync();
        Assert.InRange(Stopwatch.GetElapsedTime(began).TotalSeconds, 0, 5);
        while (await reader.NextAsync() is not null)
        {
            // What was on its way.
        }
    }

    [Fact]
    public async Task Events_MoreThan50_AreRefusedWith503AndProbesAreAnswered()
    {
        await using UtwsServer server = await DashboardServer.StartAsync();
        List<EventReader> readers = [];
        try
        {
            for (int i = 0; i < DashboardEvents.MaxStreams; i++)
            {
                readers.Add(await EventReader.OpenAsync(server));
            }

            RawHttpResponse refused = await server.AskAsync("/events");
            Assert.Equal((503, "5", "50 dashboards are open, and more there cannot be.\n"), (refused.Status, refused.Header("Retry-After"), refused.BodyText));
            Assert.Equal(200, (await server.AskAsync("/health/live")).Status);
        }
        finally
        {
            readers.ForEach(static reader => reader.Dispose());
        }

        DashboardEvents events = server.Services.GetRequiredService<DashboardEvents>();
        await RecorderRun.UntilAsync(() => events.Streams == 0);
    }
}
