using Utws.Benchmarks.Load.Bodies;
using Utws.Benchmarks.Load.Servers;
using Utws.Tests.Commands;

namespace Utws.Tests.Load;

/// <summary>Every server that <c>load</c> compares is started as it starts them, and does the contract.</summary>
public sealed class PeerTests
{
    // Built by the reference in the project file, beside the tests' own folder.
    private static readonly ServerCommand s_command = new(AppContext.BaseDirectory.Replace("Utws.Tests", "Utws.Benchmarks", StringComparison.Ordinal));

    public static TheoryData<string> Servers => [.. LoadServers.All.Select(s => s.Name)];

    [Theory]
    [MemberData(nameof(Servers))]
    public async Task Server_AnswersEveryBodyRightAndTellsWhatItAllocates(string name)
    {
        using TemporaryFolder record = new();
        await using ServedProcess server = await ServedProcess.StartAsync(LoadServers.All.Single(s => s.Name == name), s_command, record.Path);
        long? before = await server.AllocatedBytesAsync();
        foreach (LoadBody body in LoadBodies.All)
        {
            await server.RequireRightAnswerAsync(body);
        }

        Assert.InRange((await server.AllocatedBytesAsync() - before)!.Value, 1, long.MaxValue);
        Assert.NotEqual(0, server.ResidentBytes);
    }

    [Fact]
    public async Task OtherBuild_IsStartedAsItsOwnProgram()
    {
        using TemporaryFolder record = new();
        await using ServedProcess server = await ServedProcess.StartAsync(
            LoadServers.Other(Path.Combine(AppContext.BaseDirectory, "utws.dll")), s_command, record.Path);
        await server.RequireRightAnswerAsync(LoadBodies.All[0]);
        Assert.Null(await server.AllocatedBytesAsync());
    }
}
