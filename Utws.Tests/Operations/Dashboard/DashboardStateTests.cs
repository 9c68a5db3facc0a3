using System.Buffers;
using System.Reflection;
using System.Text;
using System.Text.Json;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Utws.Api;
using Utws.Api.Forwarding;
using Utws.Api.Operations.Dashboard;
using Utws.Api.Operations.Requests;
using Utws.Api.Recording;
using Utws.Api.Recording.Segments;
using Utws.Core.Policy;
using Utws.Core.Soap;
using Utws.Tests.Support;

namespace Utws.Tests.Operations.Dashboard;

/// <summary>The document that the page and scripts read.</summary>
public sealed class DashboardStateTests
{
    [Fact]
    public async Task State_Filled_IsTheDocument()
    {
        DashboardParts parts = new(new MadeUpField(1_200_000_000) { Status = new(2, "The folder is read-only.") });
        parts.Health.Entries["policy"] = new(HealthStatus.Degraded, "It is refused.", TimeSpan.Zero, exception: null, data: null);
        parts.Totals.Decided([1, 2, 3]);
        parts.Totals.Received(4000);
        parts.Totals.Ended(SoapVersion.Soap11, RequestOutcome.Answered, 900, 250);
        parts.Totals.Ended(SoapVersion.Soap12, RequestOutcome.Rejected, 300, 90);
        parts.Totals.Faulted(SoapFaultReason.MalformedXml);
        parts.Current.Served.Hits.Add(1, 4);
        parts.Current.Served.Hits.Add(PublishPolicy.OtherwiseRule, 2);
        parts.Tick();
        parts.Tick();
        parts.Origin.Text = "{";
        await parts.Watcher.LookAsync();
        await VerifyFile.VerifyAsync(await DocumentAsync(parts), extension: "json");
    }

    [Fact]
    public async Task State_Empty_IsTheDocument() => await VerifyFile.VerifyAsync(await DocumentAsync(new DashboardParts()), extension: "json");

    [Fact]
    public async Task Recording_Filled_IsItsMembers()
    {
        RecorderStatus recorder = new()
        {
            State = RecorderState.Failing,
            Problem = "No space left on device",
            FailingSince = new DateTimeOffset(2026, 1, 31, 11, 0, 0, TimeSpan.Zero),
            Accepted = new(100, 300),
            Committed = new(80, 240),
            Failed = new(15, 45),
            Refused = 7,
            Groups = 12,
            Fill = (1, 4),
        };
        SegmentStoreStatus store = new(Path.Combine("data", "5.db"), 1, 2, 3, 4, 5, 6, 7, 8, 9, TimeSpan.FromMilliseconds(1.5));
        await VerifyFile.VerifyAsync(
            Written(json => RecordingJson.Write(json, new RecordingSettings { MaxMegabytes = 1024 }, recorder, store)), extension: "json");
    }

    [Fact]
    public async Task Forwarding_Filled_IsItsMember()
    {
        DateTimeOffset now = new(2026, 1, 31, 12, 0, 0, TimeSpan.Zero);
        ForwarderStatus status = new()
        {
            Sessions = 1,
            Groups = 2,
            Batches = 3,
            GroupsFound = 4,
            LeftOutRequests = 5,
            SetAsideRequests = 60,
            Failures = 7,
            UnreadableSegments = 8,
            Problem = "503",
            FailingSince = now.AddHours(-1),
            WaitingSinceMicroseconds = now.AddSeconds(-90).ToUnixTimeMilliseconds() * 1000,
        };
        await VerifyFile.VerifyAsync(
            Written(json => ForwardingJson.Write(json, new ForwardingSettings { Engine = EngineKind.Kafka }, status, budget: null, now)), extension: "json");
    }

    // A policy may be of 8 MiB; the document is not.
    [Fact]
    public void Rules_MoreThan100_AreThoseWithTheMostSessionsAndTheRestInOne()
    {
        string rules = string.Join(',', Enumerable.Range(1, 150).Select(i => $$"""{ "name": "r{{i}}", "when": { "productID": {{i}} }, "publish": "Discard" }"""));
        DashboardParts parts = new(policy: $$"""{ "rules": [{{rules}}], "otherwise": { "publish": "Discard" } }""");
        for (int i = 0; i < 150; i++)
        {
            parts.Current.Served.Hits.Add(i, i < 50 ? 1 : 10);
        }

        using JsonDocument document = JsonDocument.Parse(Written(json => PolicyJson.Write(json, parts.Watcher.Status, parts.Current.Served)));
        JsonElement policy = document.RootElement.GetProperty("policy");
        Assert.Equal(Enumerable.Range(51, 100), policy.GetProperty("rules").EnumerateArray().Select(rule => rule.GetProperty("number").GetInt32()));
        Assert.Equal((150, 50), (policy.GetProperty("ruleCount").GetInt32(), policy.GetProperty("otherRulesSessions").GetInt64()));
    }

    [Fact]
    public void FaultMeaning_OfEveryReason_IsThere() => Assert.All(
        Enum.GetValues<SoapFaultReason>(), reason => Assert.True(FaultMeaning.Of(reason) is { Meaning.Length: > 0, Remedy.Length: > 0 }, reason.ToString()));

    // What a client sent can be shown by the most careless reader: no markup in it is markup in the document.
    [Fact]
    public async Task State_VersionThatIsMarkup_HasNoMarkup()
    {
        string document = Encoding.UTF8.GetString(await DocumentAsync(new DashboardParts(new MadeUpField(1000))));
        Assert.DoesNotContain('<', document);
        Assert.Contains("\\u003Cimg src=x", document, StringComparison.Ordinal);
    }

    private static async Task<byte[]> DocumentAsync(DashboardParts parts)
    {
        DashboardHealth health = await parts.State.CheckAsync(CancellationToken.None);
        byte[] bytes = Written(json => parts.State.WriteAll(json, health), isWhole: true);

        // Every build has another.
        string version = typeof(UtwsApplication).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()!.InformationalVersion;
        return Encoding.UTF8.GetBytes(Encoding.UTF8.GetString(bytes).Replace(JsonEncodedText.Encode(version).ToString(), "1.0.0", StringComparison.Ordinal));
    }

    private static byte[] Written(Action<Utf8JsonWriter> write, bool isWhole = false)
    {
        ArrayBufferWriter<byte> bytes = new();
        using (Utf8JsonWriter json = new(bytes, new JsonWriterOptions { Indented = true, NewLine = "\n" }))
        {
            if (isWhole)
            {
                write(json);
            }
            else
            {
                json.WriteStartObject();
                write(json);
                json.WriteEndObject();
            }
        }

        bytes.Write("\n"u8);
        return bytes.WrittenSpan.ToArray();
    }
}
