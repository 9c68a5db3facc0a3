using System.Text;
using Utws.Tests.Faults;
using Utws.Tests.Forwarding.ClickHouse;
using Utws.Tests.Support;

namespace Utws.Tests.Commands;

/// <summary><c>utws engine init</c>: what it makes, and what it says where it cannot.</summary>
public sealed class EngineCommandTests
{
    [SystemFact(ClickHouseHost.Need, ClickHouseHost.Trial)]
    public async Task Init_Twice_TellsWhatWasMadeAndWhatWasThere()
    {
        await using ClickHouseHost host = new();
        await host.StartAsync();

        CommandRun made = await CommandRun.RunAsync(["engine", "init", .. host.Settings(host.Port)]);
        CommandRun again = await CommandRun.RunAsync(["engine", "init", .. host.Settings(host.Port)]);

        Assert.Equal(new CommandRun(0, "database default: there already\ntable default.utws_session: made\n", ""), made);
        Assert.Equal(new CommandRun(0, "database default: there already\ntable default.utws_session: there already\n", ""), again);
    }

    [Fact]
    public async Task Init_NoEngine_IsTold() => Assert.Equal(
        new CommandRun(2, "", "utws: Utws:Forwarding:Engine is None; expected ClickHouse, PostgreSql or Kafka.\n"),
        await CommandRun.RunAsync(["engine", "init"]));

    [Fact]
    public async Task Init_SettingThatIsNone_IsToldAsTheServerDoes() => Assert.Equal(
        new CommandRun(2, "", "utws: Utws:Forwarding:Engine is 'DuckDb'; expected None, ClickHouse, PostgreSql or Kafka.\n"),
        await CommandRun.RunAsync(["engine", "init", "--Utws:Forwarding:Engine", "DuckDb"]));

    [Fact]
    public async Task Init_FileAndArguments_AreReadInThisOrder()
    {
        using TemporaryFolder folder = new();
        await File.WriteAllTextAsync(
            folder.PathOf("appsettings.json"), """{ "Utws": { "Forwarding": { "Engine": "ClickHouse", "ClickHouse": { "Url": "http://127.0.0.1:9", "Table": "one" } } } }""");

        Assert.Equal(
            new CommandRun(1, "", "utws: ClickHouse at http://127.0.0.1:9, table default.two cannot be reached: Connection refused\n"),
            await CommandRun.RunAsync(["engine", "init", "--Utws:Forwarding:ClickHouse:Table=two"], folder.Path));
    }

    [Theory]
    [InlineData("engine init now", "utws: Unrecognized command or argument 'now'.")]
    [InlineData("engine init --Utws:Forwarding:Engine ClickHouse now", "utws: Unrecognized command or argument 'now'.")]
    [InlineData("engine init -v", "utws: Unrecognized command or argument '-v'.")]
    [InlineData("engine", "utws: Required command was not provided.")]
    public async Task WrongUsage_IsToldWithExitCode2(string line, string expected)
    {
        CommandRun run = await CommandRun.RunAsync(line.Split(' '));

        Assert.Equal((2, ""), (run.ExitCode, run.Output));
        Assert.Contains(expected, run.Error.Split('\n'), StringComparer.Ordinal);
    }

    [Fact]
    public async Task Help_HasSettingsAndExitCodes()
    {
        CommandRun run = await CommandRun.RunAsync(["engine", "init", "--help"]);

        Assert.Equal((0, ""), (run.ExitCode, run.Error));
        await VerifyFile.VerifyAsync(Encoding.UTF8.GetBytes(run.Output), extension: "txt");
    }
}
