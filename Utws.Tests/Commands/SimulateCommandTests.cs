using System.Globalization;
using System.Net;
using System.Text.RegularExpressions;
using Microsoft.Extensions.DependencyInjection;
using Utws.Api.Commands;
using Utws.Api.Commands.Simulate;
using Utws.Api.Field;
using Utws.Tests.Support;

namespace Utws.Tests.Commands;

/// <summary>Made-up clients, against the real server.</summary>
public sealed partial class SimulateCommandTests
{
    [Fact]
    public async Task Run_AgainstTheServer_IsAnsweredAndRecorded()
    {
        using TemporaryFolder folder = new();
        await using UtwsServer server = await UtwsServer.StartRecordingAsync($"--Utws:Recording:Path={folder.PathOf("data")}");

        CommandRun run = await SimulateAsync(server.Endpoint, "--rate", "200", "--for", "1", "--faults", "0.2");

        Assert.Equal(("", ExitCode.Accepted), (run.Error, run.ExitCode));
        Assert.Equal(201, Number(run, "requests"));
        Assert.Equal(201, Number(run, "answered") + Number(run, "faults"));
        Assert.InRange(Number(run, "faults"), 10, 100);
        Assert.Equal(Number(run, "sessions"), Number(run, "  Discard") + Number(run, "  SummaryOnly") + Number(run, "  Details"));
        FieldSummary field = server.Services.GetRequiredService<IFieldCounts>().Read(FieldRange.Day, 5);
        Assert.Equal((Number(run, "answered"), Number(run, "sessions")), (field.Requests, field.Sessions));
        Assert.All(field.Sections, s => Assert.NotEmpty(s.Rows));
    }

    [Fact]
    public async Task Run_GoodRequestsGetFaults_IsRefused()
    {
        await using StubServer stub = new(StubServer.Response("500 Internal Server Error", "text/xml", "no"));
        CommandRun run = await CommandRun.RunAsync(["simulate", stub.Url, "--for", "1", "--rate", "5"]);
        Assert.Equal(ExitCode.Refused, run.ExitCode);
        Assert.Contains("HTTP 500 in answer to a request that was good", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Run_NobodyListens_EndsAtOnce()
    {
        // Of the discard service nobody has heard for decades.
        CommandRun run = await SimulateAsync(new IPEndPoint(IPAddress.Loopback, 9));
        Assert.Equal((ExitCode.Unusable, ""), (run.ExitCode, run.Output));
        Assert.StartsWith("utws: http://127.0.0.1:9/usagetracking/utws.asmx: ", run.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("utws: http://utws.example.com/ is not on this machine, and would record what was never announced; --anywhere if that is meant\n", "http://utws.example.com/")]
    [InlineData("utws: URL is 'ftp://127.0.0.1/'; expected http://… or https://….\nutws: --help tells what there is\n", "ftp://127.0.0.1/")]
    [InlineData("utws: --rate is '0'; expected a whole number from 1 to 1000.\nutws: --help tells what there is\n", "--rate", "0")]
    [InlineData("utws: --for is '1d'; expected a whole number from 1 to 86400.\nutws: --help tells what there is\n", "--for", "1d")]
    [InlineData("utws: --faults is '1.5'; expected a number from 0 to 1.\nutws: --help tells what there is\n", "--faults", "1.5")]
    public async Task Run_WrongUsage_IsToldAndNothingIsSent(string error, params string[] args)
    {
        CommandRun run = await CommandRun.RunAsync(["simulate", .. args]);
        Assert.Equal((error, "", ExitCode.Unusable), (run.Error, run.Output, run.ExitCode));
    }

    [Fact]
    public async Task Help_HasOptionsAndExitCodes()
    {
        CommandRun run = await CommandRun.RunAsync(["simulate", "--help"]);
        Assert.Equal(ExitCode.Accepted, run.ExitCode);
        Assert.All(["--rate", "--for", "--faults", "--seed", "--anywhere", "Exit status: 0"], word => Assert.Contains(word, run.Output, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Fleet_SameSeed_MakesTheSameRequests()
    {
        SimulatedFleet one = new(7, 0.5);
        SimulatedFleet same = new(7, 0.5);
        SimulatedFleet other = new(8, 0.5);
        bool isDifferent = false;
        for (int i = 0; i < 50; i++)
        {
            string first = await TextAsync(one.Next());
            Assert.Equal(first, await TextAsync(same.Next()));
            isDifferent |= first != await TextAsync(other.Next());
        }

        Assert.True(isDifferent);
    }

    [Fact]
    public void Latencies_Quantiles_AreWithinASixtyFourth()
    {
        LatencyCounts counts = new();
        Assert.Null(counts.Quantile(0.5));
        for (int i = 1; i <= 1000; i++)
        {
            counts.Add(TimeSpan.FromMicroseconds(i * 100));
        }

        Assert.InRange(counts.Quantile(0.5)!.Value.TotalMicroseconds, 50_000, 50_000 * 65 / 64);
        Assert.InRange(counts.Quantile(0.99)!.Value.TotalMicroseconds, 99_000, 99_000 * 65 / 64);
        Assert.InRange(counts.Quantile(1)!.Value.TotalMicroseconds, 100_000, 100_000 * 65 / 64);
        counts.Add(TimeSpan.FromDays(20_000));
        Assert.True(counts.Quantile(1) >= TimeSpan.FromDays(20_000));
    }

    private static Task<CommandRun> SimulateAsync(IPEndPoint server, params string[] args) =>
        CommandRun.RunAsync(["simulate", $"http://{server}/usagetracking/utws.asmx", .. args]);

    private static long Number(CommandRun run, string fact) => long.Parse(
        Fact().Matches(run.Output).Single(m => m.Groups["name"].Value == fact).Groups["number"].Value, NumberStyles.AllowThousands, CultureInfo.InvariantCulture);

    private static async Task<string> TextAsync(SimulatedRequest request)
    {
        using HttpRequestMessage message = request.ToMessage(new Uri("http://127.0.0.1/"));
        return await message.Content!.ReadAsStringAsync();
    }

    [GeneratedRegex(@"^(?<name> *\S+( answer)?) +(?<number>[0-9,]+)", RegexOptions.ExplicitCapture | RegexOptions.Multiline, matchTimeoutMilliseconds: 5000)]
    private static partial Regex Fact();
}
