using Microsoft.Extensions.DependencyInjection;
using Utws.Api.Commands;
using Utws.Api.Field;
using Utws.Tests.Commands;
using Utws.Tests.Faults;
using Utws.Tests.Recording;
using Utws.Tests.Support;

namespace Utws.Tests.Field;

/// <summary>The server counts what it records, whatever way it has ended before.</summary>
[Collection(AloneCollection.Name)]
public sealed class FieldServerTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    private string Data => _folder.PathOf("data");

    [Theory]
    [InlineData("Durable")]
    [InlineData("Buffered")]
    public async Task Start_AfterServersThatWereKilled_CountsEachGroupOnce(string mode)
    {
        string[] settings = ["--Utws:Recording:Path=" + Data, "--Utws:Recording:Mode=" + mode];
        for (int life = 0; life < 3; life++)
        {
            using ServerProcess killed = await ServerProcess.StartAsync(_folder.Path, settings);
            await AnnounceAsync(killed.Endpoint.ToString(), life);
            await killed.KillAsync();
        }

        await using UtwsServer server = await UtwsServer.StartRecordingAsync(settings);
        await AnnounceAsync(server.Endpoint.ToString(), 3);
        IFieldCounts counts = server.Services.GetRequiredService<IFieldCounts>();
        await RecorderRun.UntilAsync(() => counts.Status.SegmentsToCatchUp == 0);

        string[] expected = await FieldReport.OfRecordAsync(Data);
        await RecorderRun.UntilAsync(() => FieldReport.Of(counts).SequenceEqual(expected));
        Assert.Equal(expected, FieldReport.Of(counts, FieldRange.Month));
        Assert.Null(counts.Status.Problem);
        if (mode == "Durable")
        {
            Assert.Equal(4 * 61, counts.Read(FieldRange.Day, 1).Requests);
        }
    }

    [Fact]
    public async Task Start_AfterACleanEnd_HasNothingToCatchUpWith()
    {
        await using (UtwsServer first = await UtwsServer.StartRecordingAsync("--Utws:Recording:Path=" + Data))
        {
            await AnnounceAsync(first.Endpoint.ToString(), 1);
        }

        Assert.Equal(["field.db"], Directory.GetFiles(Data, "field*").Select(Path.GetFileName), StringComparer.Ordinal);
        await using UtwsServer second = await UtwsServer.StartRecordingAsync("--Utws:Recording:Path=" + Data);
        IFieldCounts counts = second.Services.GetRequiredService<IFieldCounts>();
        await RecorderRun.UntilAsync(() => counts.Status.SegmentsToCatchUp == 0);
        Assert.DoesNotContain(second.Log.AboveDebug, e => e.Message.Contains("earlier processes", StringComparison.Ordinal));
        Assert.Equal(await FieldReport.OfRecordAsync(Data), FieldReport.Of(counts));
    }

    [Fact]
    public async Task RecordingOff_NothingIsCounted()
    {
        await using UtwsServer server = await UtwsServer.StartAsync();
        Assert.Null(server.Services.GetService<IFieldCounts>());
    }

    public void Dispose() => _folder.Dispose();

    private static async Task AnnounceAsync(string endpoint, int seed)
    {
        CommandRun run = await CommandRun.RunAsync(
            ["simulate", $"http://{endpoint}/usagetracking/utws.asmx", "--rate", "60", "--for", "1", "--seed", seed.ToString(System.Globalization.CultureInfo.InvariantCulture)]);
        Assert.Equal(("", ExitCode.Accepted), (run.Error, run.ExitCode));
    }
}
