using System.Text.RegularExpressions;
using Utws.Api.Recording.Segments;
using Utws.Api.Recording.Sqlite;
using Utws.Tests.Support;

namespace Utws.Tests.Recording.Segments;

/// <summary>The statements that the record's README offers are run as they stand there, against a segment that has something of everything.</summary>
public sealed partial class RecordReadmeTests : IDisposable
{
    private static readonly string s_page = File.ReadAllText(Path.Combine(RepositoryPaths.Root, "Utws.Api", "Recording", "README.md"));

    private readonly StoreFixture _fixture = new();

    public void Dispose() => _fixture.Dispose();

    public static TheoryData<string> Statements() => [.. SqlBlock().Matches(s_page).Select(m => m.Groups["sql"].Value)];

    [Theory]
    [MemberData(nameof(Statements))]
    public void Statement_OfThePage_HasRows(string sql)
    {
        using SqliteConnection segment = SqliteConnection.Open(Made(), SqliteOpenMode.ReadOnly);
        using SqliteStatement rows = segment.Prepare(sql);
        Assert.True(rows.Step(), "no row: " + sql);
    }

    [Fact]
    public void Tables_OfThePage_AreThoseOfASegment()
    {
        using SqliteConnection segment = SqliteConnection.Open(Made(), SqliteOpenMode.ReadOnly);
        using SqliteStatement columns = segment.Prepare(
            "SELECT m.name, c.name FROM sqlite_schema m, pragma_table_info(m.name) c WHERE m.name IN ('grp', 'request', 'poison')");
        while (columns.Step())
        {
            if (columns.Text(1) is not ("part" or "request_id"))
            {
                Assert.Contains($"`{columns.Text(1)}`", s_page, StringComparison.Ordinal);
            }
        }
    }

    [GeneratedRegex("```sql\n(?<sql>.*?)```", RegexOptions.Singleline | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 5000)]
    private static partial Regex SqlBlock();

    private string Made()
    {
        _fixture.Options = _fixture.Options with
        {
            OnStep = (step, connection) =>
            {
                if (step == SegmentStep.Created)
                {
                    connection.LimitLength(10_000);
                }
            },
        };
        using SegmentStore store = _fixture.Opened();
        store.Commit(StoreFixture.Group(1, $"[{StoreFixture.Session}]", $"[[\"{new string('x', 10_000)}\"]]"));
        store.Close();
        return Assert.Single(_fixture.Files);
    }
}
