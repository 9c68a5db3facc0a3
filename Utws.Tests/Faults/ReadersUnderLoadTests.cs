using System.Diagnostics;
using Utws.Api.Recording;
using Utws.Tests.Commands;
using Utws.Tests.Recording;
using Utws.Tests.Support;

namespace Utws.Tests.Faults;

/// <summary>An operator looks into the record with the sqlite3 shell while the server writes it.</summary>
[Collection(AloneCollection.Name)]
public sealed class ReadersUnderLoadTests : IDisposable
{
    private const int SegmentBytes = 1 << 20;

    private readonly TemporaryFolder _folder = new();

    private string Data => _folder.PathOf("data");

    public void Dispose() => _folder.Dispose();

    [SystemFact("the sqlite3 shell", "sqlite3 --version")]
    public async Task Shell_PollsAndHoldsATransaction_NeitherSideFails()
    {
        using ServerProcess server = await ServerProcess.StartAsync(_folder.Path, ["--Utws:Recording:Path=data", "--Utws:Recording:SegmentMegabytes=1"]);
        AnnouncingClients clients = new(server.Endpoint, 16);
        await RecorderRun.UntilAsync(() => clients.Acknowledged.Count > 50);
        string held = Directory.GetFiles(Data, SegmentSchema.FilePattern).Where(HasRequests).Order(StringComparer.Ordinal).Last();
        using Process holder = Hold(held);
        string first = await AskHolderAsync(holder);
        int segments = 0;
        for (int i = 0; i < 60; i++)
        {
            string live = Directory.GetFiles(Data, SegmentSchema.FilePattern).Order(StringComparer.Ordinal).Last();
            _ = await ShellRun.RunAsync("sqlite3", "-readonly", "-cmd", ".timeout 5000", live, "SELECT decision, country, count(*) FROM session GROUP BY 1, 2");
            segments = Directory.GetFiles(Data, SegmentSchema.FilePattern).Length;
        }

        // The transaction sees what it saw, however far the record has gone on; and its segment is no longer than any other.
        await RecorderRun.UntilAsync(() => Directory.GetFiles(Data, SegmentSchema.FilePattern).Length > segments + 2);
        Assert.Equal(first, await AskHolderAsync(holder));
        Assert.InRange(new FileInfo(held + "-wal").Length, 1, 4 * SegmentBytes);
        holder.StandardInput.Close();
        await holder.WaitForExitAsync();
        Assert.Equal((0, ""), (holder.ExitCode, await holder.StandardError.ReadToEndAsync()));
        await clients.StopAsync();
        await server.AskToEndAsync();
        Assert.Equal(0, await server.EndAsync());
        Assert.Equal(0, clients.Refused);
        RecordedNumbers.Read(Data).AssertHas(clients.Acknowledged);
        Assert.Empty(Directory.GetFiles(Data, "*-wal"));
    }

    private static bool HasRequests(string file) => File.Exists(file + "-wal") && new FileInfo(file + "-wal").Length > 0;

    private static Process Hold(string file)
    {
        Process shell = Process.Start(new ProcessStartInfo("sqlite3", ["-readonly", "-batch", "-bail", file])
        {
            UseShellExecute = false,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        })!;
        shell.StandardInput.WriteLine("BEGIN;");
        return shell;
    }

    private static async Task<string> AskHolderAsync(Process holder)
    {
        await holder.StandardInput.WriteLineAsync("SELECT count(*) FROM session;");
        await holder.StandardInput.FlushAsync();
        return (await holder.StandardOutput.ReadLineAsync())!;
    }
}
