using System.Diagnostics.CodeAnalysis;
using System.Text.RegularExpressions;
using Utws.Api.Forwarding;
using Utws.Tests.Faults;
using Utws.Tests.Support;

namespace Utws.Tests.Forwarding.PostgreSql;

/// <summary>What PostgreSQL's page has an operator type, PostgreSQL takes.</summary>
[Collection(AloneCollection.Name)]
[SuppressMessage("Design", "CA1001", Justification = "xunit calls DisposeAsync of IAsyncLifetime")]
public sealed partial class PostgreSqlReadmeTests : IAsyncLifetime
{
    private const long FirstOfNovember = 1_793_491_200_000_000; // 2026-11-01T00:00:00Z

    private readonly PostgreSqlHost _host = new();

    public Task InitializeAsync() => Task.CompletedTask;

    public async Task DisposeAsync() => await _host.DisposeAsync();

    [SystemFact(PostgreSqlHost.Need, PostgreSqlHost.Trial)]
    public async Task Statement_IsTaken()
    {
        await _host.StartAsync();
        await using IEngine engine = _host.Connect(_host.Port);
        _ = await engine.InitializeAsync(default);
        _ = await engine.SendAsync(SampleGroups.Batch("a", 7, 1, 1, FirstOfNovember), default, default);
        _ = await engine.SendAsync(SampleGroups.Batch("a", 7, 2, 1), default, default);
        string page = await File.ReadAllTextAsync(Path.Combine(RepositoryPaths.Root, "Utws.Api/Forwarding/PostgreSql/README.md"));
        string[] statements = [.. Block().Matches(page).SelectMany(m => m.Groups["text"].Value.Split(";\n", StringSplitOptions.RemoveEmptyEntries))];
        Assert.True(statements.Length > 7, "the page has hardly any SQL");
        foreach (string statement in statements)
        {
            _ = await _host.ScalarAsync(statement);
        }

        // What comes late for the day that was dropped still finds a place.
        ForwardBatch late = SampleGroups.Batch("a", 7, 3, 1, FirstOfNovember);
        _ = await Record.ExceptionAsync(() => engine.SendAsync(late, default, default));
        Assert.Equal(0, (await engine.SendAsync(late, default, default)).GroupsFound);
    }

    [GeneratedRegex(@"^```sql\n(?<text>.*?)^```$", RegexOptions.ExplicitCapture | RegexOptions.Multiline | RegexOptions.Singleline, matchTimeoutMilliseconds: 5000)]
    private static partial Regex Block();
}
