using System.Text;
using Utws.Tests.Support;

namespace Utws.Tests.Commands;

/// <summary>The whole report on each recorded file, good and broken, by snapshot.</summary>
public sealed class CheckReportTests
{
    public static TheoryData<string> ClientRequests => Files("client-requests");

    public static TheoryData<string> CheckFiles => Files("check");

    [Theory]
    [MemberData(nameof(ClientRequests))]
    public async Task ClientRequest_IsAcceptedWithItsDecisions(string file)
    {
        CommandRun run = await CommandRun.CheckAsync("client-requests/" + file);
        Assert.Equal((0, ""), (run.ExitCode, run.Error));
        await VerifyFile.VerifyAsync(Encoding.UTF8.GetBytes(run.Output), [("file", file)], "txt");
    }

    [Theory]
    [MemberData(nameof(CheckFiles))]
    public async Task File_IsReportedWithItsPlaceAndRemarks(string file)
    {
        CommandRun run = await CommandRun.CheckAsync("check/" + file);
        Assert.Equal((run.Output.Contains(": accepted\n", StringComparison.Ordinal) ? 0 : 1, ""), (run.ExitCode, run.Error));
        await VerifyFile.VerifyAsync(Encoding.UTF8.GetBytes(run.Output), [("file", file)], "txt");
    }

    // Whatever is in a file, a terminal is sent no more than text and line feeds.
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Report_OfAnything_HasNoControlCharacters(bool json)
    {
        CommandRun run = await CommandRun.CheckAsync(json ? ["check", "client-requests", "--json"] : ["check", "client-requests"]);
        Assert.DoesNotContain(run.Output, c => (char.IsControl(c) && c != '\n') || c is '\u202E' or '\u2028');
    }

    // However a recording was cut off, there is a report on it.
    [Theory]
    [InlineData("chunked.http")]
    [InlineData("gzip.http")]
    [InlineData("response-malformed.http")]
    [InlineData("tabs-and-wide-characters.xml")]
    [InlineData("utf-16-bad-int.xml")]
    public async Task EveryBeginningOfAFile_IsReported(string file)
    {
        byte[] whole = await File.ReadAllBytesAsync(Path.Combine(CommandRun.Corpus, "check", file));
        for (int length = 0; length < whole.Length; length += 5)
        {
            CommandRun run = await CommandRun.RunAsync(["check", "--policy", "check/policy.json", "-"], input: whole[..length]);
            Assert.InRange(run.ExitCode, 0, 1);
            Assert.Equal("", run.Error);
        }
    }

    // A response is reported with the request beside it.
    private static TheoryData<string> Files(string folder) =>
    [
        .. Directory.EnumerateFiles(Path.Combine(CommandRun.Corpus, folder))
            .Select(f => Path.GetFileName(f))
            .Where(f => f != "policy.json" && !f.EndsWith(".response.http", StringComparison.Ordinal))
            .Order(StringComparer.Ordinal),
    ];
}
