using System.Globalization;
using Utws.Api.Recording;
using Utws.Tests.Commands;
using Utws.Tests.Recording;
using Utws.Tests.Support;

namespace Utws.Tests.Faults;

/// <summary>The server on a disk that fails: nothing that was acknowledged is lost, who cannot be recorded is told to come again, and it goes on by itself.</summary>
[Collection(AloneCollection.Name)]
public sealed class FaultyDiskTests : IDisposable
{
    private const int Clients = 8;

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [FaultDiskFact]
    public async Task Sync_FailsOnce_TheGroupIsWrittenToAFreshSegmentAndAcknowledged()
    {
        FaultDisk disk = Disk();
        using ServerProcess server = await StartAsync(disk);
        AnnouncingClients clients = new(server.Endpoint, Clients);
        await RecorderRun.UntilAsync(() => clients.Acknowledged.Count > 50);
        disk.Set("sync-fails 1");
        await AcknowledgeMoreAsync(clients);
        disk.Set("ok");
        await EndAsync(server, clients);
        Assert.Equal(0, clients.Refused);

        // It is in the log of the segment that failed, too: only the sync was missing.
        Assert.Equal(1, RecordedNumbers.Read(_folder.PathOf("data")).SecondCopies);
        Assert.True(Directory.GetFiles(_folder.PathOf("data"), SegmentSchema.FilePattern).Length > 1, "no fresh segment was begun");
    }

    [FaultDiskTheory]
    [InlineData("sync-fails")]
    [InlineData("write-fails")]
    public async Task Disk_FailsForAWhile_RequestsAreRefusedAndThenTakenAgain(string failure)
    {
        FaultDisk disk = Disk();
        using ServerProcess server = await StartAsync(disk);
        AnnouncingClients clients = new(server.Endpoint, Clients);
        await RecorderRun.UntilAsync(() => clients.Acknowledged.Count > 50);
        disk.Set(failure);
        await RecorderRun.UntilAsync(() => clients.Refused > 200);
        Assert.Contains("are refused with 503 until they can", server.Said, StringComparison.Ordinal);

        // However long it fails: no heap of files, no heap of lines.
        int files = Directory.GetFiles(_folder.PathOf("data")).Length;
        Assert.InRange(files, 1, 20);
        disk.Set("ok");
        await AcknowledgeMoreAsync(clients);
        await server.UntilSaidAsync("Requests are recorded again");
        await EndAsync(server, clients);
        Assert.True(server.Said.Split('\n').Length < 150, server.Said);
    }

    [FaultDiskFact]
    public async Task Disk_FailsFromTheStart_TheServerStartsAndRecordsOnceItCan()
    {
        FaultDisk disk = Disk();
        disk.Set("write-fails");
        using ServerProcess server = await StartAsync(disk);
        AnnouncingClients clients = new(server.Endpoint, Clients);
        await RecorderRun.UntilAsync(() => clients.Refused > 50);
        Assert.Empty(clients.Acknowledged);
        disk.Set("ok");
        await RecorderRun.UntilAsync(() => clients.Acknowledged.Count > 50);
        await EndAsync(server, clients);
    }

    [FaultDiskFact]
    public async Task Disk_FailsNowAndThenUnderLoad_EverythingAcknowledgedIsThereOnce()
    {
        FaultDisk disk = Disk();
        using ServerProcess server = await StartAsync(disk, "--Utws:Recording:SegmentMegabytes=1");
        AnnouncingClients clients = new(server.Endpoint, Clients);
        for (int i = 0; i < 20; i++)
        {
            disk.Set(string.Create(CultureInfo.InvariantCulture, $"sync-fails {1 + (i % 5)}"));
            await AcknowledgeMoreAsync(clients, more: 20);
            disk.Set("ok");
            await AcknowledgeMoreAsync(clients, more: 20);
        }

        await EndAsync(server, clients);
    }

    // One commit takes the place of all that came in while the one before it was written: a request waits for two of them at most.
    [FaultDiskFact]
    public async Task Disk_IsSlow_RequestsWaitForTwoCommitsAndMemoryStaysFlat()
    {
        const double SyncSeconds = 0.2;
        FaultDisk disk = Disk();
        using ServerProcess server = await StartAsync(disk);
        AnnouncingClients clients = new(server.Endpoint, Clients);
        await RecorderRun.UntilAsync(() => clients.Acknowledged.Count > 500);
        long residentBefore = server.ResidentBytes();
        disk.Set("slow 200000");
        await AcknowledgeMoreAsync(clients, more: Clients);
        int begun = clients.Acknowledged.Count;
        long start = TimeProvider.System.GetTimestamp();
        await AcknowledgeMoreAsync(clients, more: 20 * Clients);
        double perSecond = (clients.Acknowledged.Count - begun) / TimeProvider.System.GetElapsedTime(start).TotalSeconds;
        disk.Set("ok");
        Assert.InRange(perSecond, 0.4 * Clients / (2 * SyncSeconds), 1.1 * Clients / SyncSeconds);
        Assert.InRange(server.ResidentBytes(), 0, residentBefore + (32 << 20));
        await EndAsync(server, clients);
        Assert.Equal(0, clients.Refused);
    }

    [FaultDiskFact]
    public async Task Disk_IsSlowAndRequestsAreLong_WhatFindsNoRoomIsRefused()
    {
        FaultDisk disk = Disk();
        using ServerProcess server = await StartAsync(disk);
        disk.Set("slow 1000000");

        // 15,000 sessions without anything are 180 KB that come and 800 KB that are recorded: two to a group.
        string sessions = string.Concat(Enumerable.Repeat("<SessionInfo/>", 15_000));
        byte[] request = RawHttpRequest.Soap(EnvelopeVersion.Soap11, RequestBody.Sessions(EnvelopeVersion.Soap11, sessions)).ToBytes();
        RawHttpResponse[] answers = await Task.WhenAll(Enumerable.Range(0, 24).Select(_ => RawHttpConnection.ExchangeAsync(server.Endpoint, request)));
        disk.Set("ok");
        Assert.All(answers, a => Assert.True(a.Status is 200 or 503, a.BodyText[..Math.Min(500, a.BodyText.Length)]));
        Assert.InRange(answers.Count(a => a.Status == 503), 8, 20);
        Assert.All(answers.Where(a => a.Status == 503), a => Assert.Equal("1", a.Header("Retry-After")));
        await server.AskToEndAsync();
        Assert.Equal(0, await server.EndAsync());
        Assert.Equal(answers.Count(a => a.Status == 200), RecordedNumbers.CountRequests(_folder.PathOf("data")));
    }

    private static Task AcknowledgeMoreAsync(AnnouncingClients clients, int more = 100)
    {
        int before = clients.Acknowledged.Count;
        return RecorderRun.UntilAsync(() => clients.Acknowledged.Count >= before + more);
    }

    private FaultDisk Disk()
    {
        FaultDisk disk = new(_folder.PathOf("fault"), _folder.PathOf("data"));
        disk.Set("ok");
        return disk;
    }

    private Task<ServerProcess> StartAsync(FaultDisk disk, params string[] settings) =>
        ServerProcess.StartAsync(_folder.Path, ["--Utws:Recording:Path=data", .. settings], disk.Environment);

    private async Task EndAsync(ServerProcess server, AnnouncingClients clients)
    {
        await clients.StopAsync();
        await server.AskToEndAsync();
        Assert.Equal(0, await server.EndAsync());
        RecordedNumbers.Read(_folder.PathOf("data")).AssertHas(clients.Acknowledged);
    }
}
