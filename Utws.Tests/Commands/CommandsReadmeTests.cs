using System.Text;
using System.Text.RegularExpressions;
using Utws.Api.Commands;
using Utws.Tests.Recording.Reading;
using Utws.Tests.Support;

namespace Utws.Tests.Commands;

/// <summary>The example in the commands' README is what comes out.</summary>
public sealed partial class CommandsReadmeTests
{
    [Fact]
    public async Task Example_IsItsTrueOutput()
    {
        string page = (await File.ReadAllTextAsync(Path.Combine(RepositoryPaths.Root, "Utws.Api", "Commands", "README.md"))).ReplaceLineEndings("\n");
        Match example = Example().Match(page);
        Assert.True(example.Success);
        CommandRun run = await CommandRun.RunAsync(
            ["check", .. example.Groups["args"].Value.Split(' ')], RepositoryPaths.Root);
        Assert.Equal(example.Groups["output"].Value, run.Output);
        Assert.Equal(1, run.ExitCode);
    }

    // Of a made record: the folder that the page calls data is the fixture's.
    [Theory]
    [InlineData("report")]
    [InlineData("export")]
    [InlineData("policy replay")]
    public async Task ExampleOnARecord_IsItsTrueOutput(string command)
    {
        string page = (await File.ReadAllTextAsync(Path.Combine(RepositoryPaths.Root, "Utws.Api", "Commands", "README.md"))).ReplaceLineEndings("\n");
        Match example = RecordExample().Matches(page).Single(m => m.Groups["command"].Value == command);
        using RecordFixture record = new();
        string[] args = [.. command.Split(' '), .. example.Groups["args"].Value.Split(' ', StringSplitOptions.RemoveEmptyEntries), "--data", record.Folder];
        using StringWriter output = new() { NewLine = "\n" };
        using MemoryStream bytes = new();
        int exitCode = await CommandLine.RunAsync(
            args, new CommandConsole(output, TextWriter.Null, Stream.Null, TimeProvider.System, RepositoryPaths.Root) { Bytes = bytes });
        Assert.Equal(example.Groups["output"].Value, output + Encoding.UTF8.GetString(bytes.ToArray()));
        Assert.Equal(0, exitCode);
    }

    [GeneratedRegex("""```bash\ndotnet run --project Utws\.Api -c Release -- (?<command>report|export|policy replay)(?<args>[^\n]*)\n```\n\n```text\n(?<output>.*?)```""", RegexOptions.ExplicitCapture | RegexOptions.Singleline, matchTimeoutMilliseconds: 5000)]
    private static partial Regex RecordExample();

    [GeneratedRegex("""```bash\ndotnet run --project Utws\.Api -c Release -- check (?<args>[^\n]+)\n```\n\n```text\n(?<output>.*?)```""", RegexOptions.ExplicitCapture | RegexOptions.Singleline, matchTimeoutMilliseconds: 5000)]
    private static partial Regex Example();
}
