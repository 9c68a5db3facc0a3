using System.Diagnostics;
using System.Globalization;
using System.Text;
using Utws.Api.Policy;
using Utws.Tests.Commands;
using Utws.Tests.Policy;
using Utws.Tests.Support;
using Xunit.Abstractions;

namespace Utws.Tests.Fleet;

/// <summary>Several servers with one policy at a URL: whichever is asked, the answer is the same, byte for byte.</summary>
[Collection(AloneCollection.Name)]
public sealed class FleetPolicyTests(ITestOutputHelper output) : IDisposable
{
    private const int Sessions = 1000;

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Sample_SameSessionsAtEveryNode_GetTheSameAnswerAndTheNextOneSoon()
    {
        await using PolicyHost host = await PolicyHost.StartAsync(Sampled("0.3", 1));
        FleetNode[] nodes = [.. "abc".Select(name => new FleetNode(
            name.ToString(), Directory.CreateDirectory(_folder.PathOf(name.ToString())).FullName, ["--Utws:Policy:Path=" + host.Url]))];
        try
        {
            await Task.WhenAll(nodes.Select(n => n.StartAsync()));
            byte[] request = Request();
            string[] before = await Task.WhenAll(nodes.Select(n => AskAsync(n, request)));
            AssertSampled(before, 250..350);
            Assert.Contains("<publishUntil>1<", before[0], StringComparison.Ordinal);

            host.Serve(Sampled("0.6", 2));
            long begun = Stopwatch.GetTimestamp();
            string[] after = await Task.WhenAll(nodes.Select(n => UntilAnotherAsync(n, request, before[0])));
            output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"all three after {Stopwatch.GetElapsedTime(begun).TotalSeconds:F2} s"));
            AssertSampled(after, 550..650);
            Assert.InRange(Stopwatch.GetElapsedTime(begun).TotalSeconds, 0, 10);

            // Each tells the new revision, of the same URL, and that all is well.
            string expected = $"Revision {PolicyFile.Parse("policy.json", Encoding.UTF8.GetBytes(Sampled("0.6", 2))).Revision} of {host.Url}";
            string[] health = await Task.WhenAll(nodes.Select(async n => (await n.AskAsync("/health/ready")).BodyText));
            Assert.All(health, body => Assert.Equal(expected, Revision(body)));
            Assert.All(health, body => Assert.DoesNotContain("Degraded", body, StringComparison.Ordinal));
        }
        finally
        {
            Array.ForEach(nodes, n => n.Dispose());
        }
    }

    private static string Sampled(string share, int until) => $$"""
        { "rules": [ { "name": "some", "sample": {{share}}, "publish": "Details", "publishUntil": {{until}} } ],
          "otherwise": { "publish": "SummaryOnly", "publishUntil": {{until}} } }
        """;

    private static byte[] Request()
    {
        StringBuilder sessions = new();
        for (int i = 0; i < Sessions; i++)
        {
            _ = sessions.Append(CultureInfo.InvariantCulture, $"<SessionInfo><productID>{i}</productID><version>11.4.{i}</version></SessionInfo>");
        }

        return RawHttpRequest.Soap(EnvelopeVersion.Soap11, RequestBody.Sessions(EnvelopeVersion.Soap11, sessions.ToString())).ToBytes();
    }

    private static async Task<string> AskAsync(FleetNode node, byte[] request)
    {
        RawHttpResponse response = await RawHttpConnection.ExchangeAsync(node.Endpoint, request);
        Assert.Equal(200, response.Status);
        return response.BodyText;
    }

    private static async Task<string> UntilAnotherAsync(FleetNode node, byte[] request, string before)
    {
        using CancellationTokenSource patience = new(TimeSpan.FromSeconds(30));
        string answer;
        while ((answer = await AskAsync(node, request)) == before)
        {
            await Task.Delay(20, patience.Token);
        }

        return answer;
    }

    private static void AssertSampled(string[] answers, Range expected)
    {
        _ = Assert.Single(answers.Distinct(StringComparer.Ordinal));
        Assert.InRange(answers[0].Split(">Details<").Length - 1, expected.Start.Value, expected.End.Value);
    }

    // "Revision 1d50b6065c9c of http://127.0.0.1:1234/policy.json"
    private static string Revision(string health)
    {
        int start = health.IndexOf("Revision ", StringComparison.Ordinal);
        return health[start..health.IndexOf(',', start)];
    }
}
