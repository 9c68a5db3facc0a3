using System.Text;
using Utws.Api.Commands.Compare;

namespace Utws.Tests.Commands;

/// <summary>However deep an answer is, it costs its own comparison and nothing else: the run goes on to the next file.</summary>
public sealed class CheckDeepAnswerTests
{
    private const string Request = "check/pair-same.request.http";
    private const string TooDeep = "    The other body cannot be read: Elements are nested more deeply than 32 levels.";

    [Theory]
    [InlineData(AnswerBounds.MaxDepth, false)]
    [InlineData(AnswerBounds.MaxDepth + 1, true)]
    [InlineData(127, true)]
    public async Task DeepAnswerOfAnotherServer_Differs(int depth, bool isTooDeep)
    {
        await using StubServer stub = new(StubServer.Response("200 OK", "text/xml; charset=utf-8", Nested(depth)));
        CommandRun run = await CommandRun.CheckAsync(Request, "check/soap-1.2.xml", "--against", stub.Url);
        AssertDiffers(run, isTooDeep, "2 files: 0 accepted, 0 with faults, 2 differ, 0 could not be read");
    }

    [Theory]
    [InlineData(AnswerBounds.MaxDepth, false)]
    [InlineData(AnswerBounds.MaxDepth + 1, true)]
    [InlineData(127, true)]
    public async Task DeepRecordedAnswer_Differs(int depth, bool isTooDeep)
    {
        CommandRun run = await CheckPairAsync(Nested(depth));
        AssertDiffers(run, isTooDeep, "2 files: 1 accepted, 0 with faults, 1 differ, 0 could not be read");
    }

    // Each level declares a namespace of its own: all of them are in scope at the bottom.
    [Fact]
    public async Task NamespaceOnEachLevel_Differs()
    {
        StringBuilder body = new();
        for (int i = 0; i < AnswerBounds.MaxDepth; i++)
        {
            _ = body.Append(System.Globalization.CultureInfo.InvariantCulture, $"<n{i}:a xmlns:n{i}=\"urn:{i}\" n{i}:b=\"\">");
        }

        for (int i = AnswerBounds.MaxDepth - 1; i >= 0; i--)
        {
            _ = body.Append(System.Globalization.CultureInfo.InvariantCulture, $"</n{i}:a>");
        }

        CommandRun run = await CheckPairAsync(body.ToString());
        AssertDiffers(run, isTooDeep: false, "2 files: 1 accepted, 0 with faults, 1 differ, 0 could not be read");
    }

    private static string Nested(int depth) => string.Concat(Enumerable.Repeat("<a>", depth)) + string.Concat(Enumerable.Repeat("</a>", depth));

    // A file after the pair shows that the run went on.
    private static async Task<CommandRun> CheckPairAsync(string body)
    {
        using TemporaryFolder folder = new();
        File.Copy(Path.Combine(CommandRun.Corpus, Request), folder.PathOf("x.request.http"));
        File.Copy(Path.Combine(CommandRun.Corpus, "check", "soap-1.2.xml"), folder.PathOf("y.xml"));
        await File.WriteAllTextAsync(folder.PathOf("x.response.http"), "HTTP/1.1 200 OK\r\nContent-Type: text/xml; charset=utf-8\r\n\r\n" + body);
        return await CommandRun.CheckAsync(folder.Path);
    }

    private static void AssertDiffers(CommandRun run, bool isTooDeep, string tally)
    {
        Assert.Equal((1, ""), (run.ExitCode, run.Error));
        string[] lines = run.Output.Split('\n');
        Assert.Equal(isTooDeep, Array.Exists(lines, l => l.StartsWith(TooDeep, StringComparison.Ordinal)));
        Assert.Equal(!isTooDeep, Array.Exists(lines, l => l.StartsWith("    +", StringComparison.Ordinal)));
        Assert.Contains(tally, lines, StringComparer.Ordinal);
    }
}
