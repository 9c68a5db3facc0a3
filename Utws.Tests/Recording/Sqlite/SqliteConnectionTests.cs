using SQLitePCL;
using Utws.Api.Recording.Sqlite;
using Utws.Tests.Commands;

namespace Utws.Tests.Recording.Sqlite;

public sealed class SqliteConnectionTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Step_ValuesOfEveryType_ComeBack()
    {
        using SqliteConnection connection = Open();
        using SqliteStatement statement = connection.Prepare("SELECT ?1, ?2, ?3, ?4, ?5, ?6");
        statement.Bind(1, long.MinValue);
        statement.Bind(2, "äöü");
        statement.BindText(3, ""u8);
        statement.BindBlob(4, [0, 255]);
        statement.BindNull(5);
        statement.Bind(6, (long?)null);
        Assert.True(statement.Step());
        Assert.Equal(6, statement.ColumnCount);
        Assert.Equal(long.MinValue, statement.Int64(0));
        Assert.Equal("äöü", statement.Text(1));
        Assert.Equal((raw.SQLITE_TEXT, ""), (statement.TypeOf(2), statement.Text(2)));
        Assert.Equal([0, 255], statement.Bytes(3).ToArray());
        Assert.True(statement.IsNull(4));
        Assert.True(statement.IsNull(5));
        Assert.False(statement.Step());
    }

    [Fact]
    public void Open_FileThatIsNotThere_NamesItAndTheSystemsReason()
    {
        string file = _folder.PathOf("none/x.db");
        SqliteException refused = Assert.Throws<SqliteException>(() => SqliteConnection.Open(file, SqliteOpenMode.Create));
        Assert.Equal(raw.SQLITE_CANTOPEN, refused.Code);
        Assert.Equal(2, refused.SystemError);
        Assert.Equal(file, refused.File);
    }

    [Fact]
    public void Execute_SecondKey_IsTheExtendedCode()
    {
        using SqliteConnection connection = Open();
        connection.Execute("CREATE TABLE t(id INTEGER PRIMARY KEY); INSERT INTO t VALUES(1)");
        SqliteException refused = Assert.Throws<SqliteException>(() => connection.Execute("INSERT INTO t VALUES(1)"));
        Assert.Equal((raw.SQLITE_CONSTRAINT, raw.SQLITE_CONSTRAINT_PRIMARYKEY), (refused.Code, refused.ExtendedCode));
        Assert.Equal("SQLITE_CONSTRAINT_PRIMARYKEY", SqliteResult.NameOf(refused.ExtendedCode));
    }

    [Fact]
    public void Run_AfterAFailure_CanBeRunAgain()
    {
        using SqliteConnection connection = Open();
        connection.Execute("CREATE TABLE t(id INTEGER PRIMARY KEY)");
        using SqliteStatement insert = connection.Prepare("INSERT INTO t VALUES(?1)");
        insert.Bind(1, 1);
        insert.Run();
        Assert.Equal(raw.SQLITE_CONSTRAINT, Assert.Throws<SqliteException>(insert.Run).Code);
        insert.Bind(1, 2);
        insert.Run();
        Assert.Equal(2, connection.ReadInt64("SELECT count(*) FROM t"));
    }

    [Fact]
    public void TryCheckpoint_ReaderHoldsTheWal_IsFalseUntilItIsGone()
    {
        using SqliteConnection connection = Open();
        connection.Execute("PRAGMA journal_mode=WAL; CREATE TABLE t(id INTEGER PRIMARY KEY)");
        using (SqliteConnection reader = SqliteConnection.Open(connection.File, SqliteOpenMode.ReadOnly))
        {
            reader.Execute("BEGIN");
            _ = reader.ReadInt64("SELECT count(*) FROM t");
            connection.Execute("INSERT INTO t VALUES(1)");
            Assert.False(connection.TryCheckpoint());
        }

        Assert.True(connection.TryCheckpoint());
        Assert.Equal(0, new FileInfo(connection.File + "-wal").Length);
    }

    [Fact]
    public void Dispose_WithOpenStatements_LeavesNoHandle()
    {
        SqliteConnection connection = Open();
        connection.Execute("CREATE TABLE t(id INTEGER PRIMARY KEY); PRAGMA journal_mode=WAL");
        SqliteStatement open = connection.Prepare("SELECT 1 FROM sqlite_schema");
        Assert.True(open.Step());
        connection.Dispose();
        connection.Dispose();

        // SQLite deletes the WAL when the last connection closes: it would stay if a statement had kept that open.
        Assert.Equal([connection.File], Directory.GetFiles(_folder.Path));
    }

    private SqliteConnection Open() => SqliteConnection.Open(_folder.PathOf("x.db"), SqliteOpenMode.Create);
}
