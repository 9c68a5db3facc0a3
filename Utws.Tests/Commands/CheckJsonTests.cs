using System.Text;
using System.Text.Json;
using Utws.Tests.Support;

namespace Utws.Tests.Commands;

/// <summary>The report for programs: one JSON document with all that the text has.</summary>
public sealed class CheckJsonTests
{
    [Fact]
    public Task ClientRequests_AreOneDocument() => VerifyAsync(["client-requests", "--json"], expectedExitCode: 0);

    [Fact]
    public Task BrokenFiles_AreOneDocument() => VerifyAsync(["check", "--json"], expectedExitCode: 1);

    [Fact]
    public async Task ManySessions_AreAllInIt()
    {
        CommandRun run = await CommandRun.CheckAsync("check/many-sessions.xml", "--json");
        using JsonDocument document = JsonDocument.Parse(run.Output);
        JsonElement file = Assert.Single(document.RootElement.GetProperty("files").EnumerateArray());
        Assert.Equal(40, file.GetProperty("sessions").GetArrayLength());
        Assert.Equal(40, file.GetProperty("decisions").EnumerateObject().Sum(d => d.Value.GetInt32()));
    }

    [Fact]
    public async Task UnreadableFile_IsInItAndOnStandardError()
    {
        CommandRun run = await CommandRun.CheckAsync("nowhere.xml", "--json");
        using JsonDocument document = JsonDocument.Parse(run.Output);
        JsonElement file = Assert.Single(document.RootElement.GetProperty("files").EnumerateArray());
        Assert.Equal("unreadable", file.GetProperty("outcome").GetString());
        Assert.Equal("There is no such file or folder.", file.GetProperty("problem").GetString());
        Assert.Equal(1, document.RootElement.GetProperty("summary").GetProperty("unreadable").GetInt32());
        Assert.Equal((2, "utws: nowhere.xml: There is no such file or folder.\n"), (run.ExitCode, run.Error));
    }

    private static async Task VerifyAsync(
        string[] args, int expectedExitCode, [System.Runtime.CompilerServices.CallerMemberName] string method = "")
    {
        CommandRun run = await CommandRun.CheckAsync(args);
        Assert.Equal((expectedExitCode, ""), (run.ExitCode, run.Error));
        using (JsonDocument.Parse(run.Output))
        {
            // One document and nothing behind it.
        }

        await VerifyFile.VerifyAsync(Encoding.UTF8.GetBytes(run.Output), extension: "json", method: method);
    }
}
