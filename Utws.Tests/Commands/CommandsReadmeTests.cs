using System.Text.RegularExpressions;
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

    [GeneratedRegex("""```bash\ndotnet run --project Utws\.Api -c Release -- check (?<args>[^\n]+)\n```\n\n```text\n(?<output>.*?)```""", RegexOptions.ExplicitCapture | RegexOptions.Singleline, matchTimeoutMilliseconds: 5000)]
    private static partial Regex Example();
}
