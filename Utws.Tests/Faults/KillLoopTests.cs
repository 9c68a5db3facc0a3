using System.Globalization;
using System.Text.RegularExpressions;
using Utws.Tests.Commands;
using Utws.Tests.Recording;
using Utws.Tests.Support;
using Xunit.Abstractions;

namespace Utws.Tests.Faults;

/// <summary>
/// The server is killed again and again (SIGKILL) while clients announce, at a moment that nobody chose: every request that was
/// acknowledged is in the record once, and nothing is there by half. <c>UTWS_KILL_LOOPS</c> sets how often; 20 if it does not.
/// </summary>
[Collection(AloneCollection.Name)]
public sealed partial class KillLoopTests(ITestOutputHelper output) : IDisposable
{
    private const int Clients = 16;
    private const int Seed = 20261125;

    private readonly TemporaryFolder _folder = new();
    private readonly Random _random = new(Seed);

    private static int Loops =>
        int.TryParse(Environment.GetEnvironmentVariable("UTWS_KILL_LOOPS"), NumberStyles.None, CultureInfo.InvariantCulture, out int loops) ? loops : 20;

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Kill_UnderLoad_LosesNothingThatWasAcknowledged()
    {
        List<int> acknowledged = [];
        int next = 1;
        for (int loop = 0; loop < Loops; loop++)
        {
            // 1 MB a segment: it is switched, closed and recovered over and over. The policy changes under way, and every fourth time
            // the server has been asked to end before.
            using ServerProcess server = await ServerProcess.StartAsync(
                _folder.Path, ["--Utws:Recording:Path=data", "--Utws:Recording:SegmentMegabytes=1", "--Utws:Policy:Path=" + Policy(loop)]);
            AnnouncingClients clients = new(server.Endpoint, Clients, next);
            await Task.Delay(_random.Next(50, 700));
            _ = Policy(loop, "Details");
            await Task.Delay(_random.Next(1, 300));
            if (loop % 4 == 3)
            {
                await server.AskToEndAsync();
                await Task.Delay(_random.Next(0, 30));
            }

            await server.KillAsync();
            await clients.StopAsync();
            acknowledged.AddRange(clients.Acknowledged);
            next = clients.Last + 1;
        }

        using (ServerProcess server = await ServerProcess.StartAsync(_folder.Path, ["--Utws:Recording:Path=data"]))
        {
            await server.AskToEndAsync();
            Assert.Equal(0, await server.EndAsync());
        }

        RecordedNumbers recorded = RecordedNumbers.Read(_folder.PathOf("data"));
        output.WriteLine(string.Create(
            CultureInfo.InvariantCulture, $"{Loops} kills: {acknowledged.Count} requests acknowledged, {recorded.Count} recorded, {recorded.SecondCopies} groups twice"));
        Assert.NotEmpty(acknowledged);
        recorded.AssertHas(acknowledged);
    }

    // What is answered before it is committed can be lost; how much of it was is known afterwards.
    [Fact]
    public async Task Kill_Buffered_LosesNoMoreThanTheNextStartTells()
    {
        AnnouncingClients clients;
        using (ServerProcess server = await ServerProcess.StartAsync(_folder.Path, ["--Utws:Recording:Path=data", "--Utws:Recording:Mode=Buffered"]))
        {
            clients = new AnnouncingClients(server.Endpoint, Clients);
            await RecorderRun.UntilAsync(() => clients.Acknowledged.Count > 200);
            await server.KillAsync();
            await clients.StopAsync();
        }

        using ServerProcess next = await ServerProcess.StartAsync(_folder.Path, ["--Utws:Recording:Path=data", "--Utws:Recording:Mode=Buffered"]);
        Match told = Lost().Match(next.Said);
        int lost = told.Success ? int.Parse(told.Groups["requests"].Value, CultureInfo.InvariantCulture) : 0;
        await next.AskToEndAsync();
        Assert.Equal(0, await next.EndAsync());
        RecordedNumbers recorded = RecordedNumbers.Read(_folder.PathOf("data"));
        int missing = clients.Acknowledged.Count(number => recorded.TimesOf(number) == 0);
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{lost} told to be lost, {missing} of {clients.Acknowledged.Count} acknowledged are missing"));
        Assert.InRange(lost, missing, clients.Sent - recorded.Count);
        Assert.DoesNotContain(clients.Acknowledged, number => recorded.TimesOf(number) > 1);
    }

    [GeneratedRegex("(?<requests>[0-9]+) requests with [0-9]+ sessions were answered and lost", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 5000)]
    private static partial Regex Lost();

    private string Policy(int loop, string publish = "SummaryOnly")
    {
        string file = _folder.PathOf("policy.json");
        string policy = string.Create(
            CultureInfo.InvariantCulture, $$"""{ "otherwise": { "publish": "{{publish}}", "publishUntil": {{loop + 1}} } }""");
        File.WriteAllText(file + ".new", policy);
        File.Move(file + ".new", file, overwrite: true);
        return file;
    }
}
