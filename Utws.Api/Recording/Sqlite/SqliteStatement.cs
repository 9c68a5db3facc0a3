using System.Text;
using SQLitePCL;

namespace Utws.Api.Recording.Sqlite;

/// <summary>
/// A compiled statement. Parameters count from 1, columns from 0, as in SQLite. Binding numbers and bytes, stepping and reading spans
/// allocates nothing.
/// </summary>
internal sealed class SqliteStatement : IDisposable
{
    private readonly SqliteConnection _connection;
    private readonly sqlite3_stmt _statement;
    private readonly string _sql;
    private bool _isDisposed;

    internal SqliteStatement(SqliteConnection connection, sqlite3_stmt statement, string sql)
    {
        _connection = connection;
        _statement = statement;
        _sql = sql;
    }

    /// <summary>How many columns a row has.</summary>
    public int ColumnCount => raw.sqlite3_column_count(_statement);

    /// <summary>Binds a number.</summary>
    public void Bind(int parameter, long value) => Check(raw.sqlite3_bind_int64(_statement, parameter, value));

    /// <summary>Binds a number or NULL.</summary>
    public void Bind(int parameter, long? value) =>
        Check(value is { } number ? raw.sqlite3_bind_int64(_statement, parameter, number) : raw.sqlite3_bind_null(_statement, parameter));

    /// <summary>Binds a text.</summary>
    public void Bind(int parameter, string text) => Check(raw.sqlite3_bind_text(_statement, parameter, text));

    /// <summary>Binds UTF-8 bytes as a text; SQLite copies them.</summary>
    public void BindText(int parameter, ReadOnlySpan<byte> utf8) => Check(raw.sqlite3_bind_text(_statement, parameter, utf8));

    /// <summary>Binds bytes; SQLite copies them.</summary>
    public void BindBlob(int parameter, ReadOnlySpan<byte> bytes) => Check(raw.sqlite3_bind_blob(_statement, parameter, bytes));

    /// <summary>Binds NULL.</summary>
    public void BindNull(int parameter) => Check(raw.sqlite3_bind_null(_statement, parameter));

    /// <summary>Goes to the next row; false after the last one.</summary>
    public bool Step()
    {
        int code = raw.sqlite3_step(_statement);
        return code switch
        {
            raw.SQLITE_ROW => true,
            raw.SQLITE_DONE => false,
            _ => throw _connection.Failure(code, _sql),
        };
    }

    /// <summary>Makes it ready to be run again. What is bound stays; what the last step failed of is not told again.</summary>
    public void Reset() => _ = raw.sqlite3_reset(_statement);

    /// <summary>Runs it to its end and makes it ready to be run again.</summary>
    public void Run()
    {
        try
        {
            while (Step())
            {
                // Its rows do not matter.
            }
        }
        finally
        {
            Reset();
        }
    }

    /// <summary>Whether the column is NULL.</summary>
    public bool IsNull(int column) => raw.sqlite3_column_type(_statement, column) == raw.SQLITE_NULL;

    /// <summary>The column's type: one of <c>raw.SQLITE_INTEGER</c>, <c>_FLOAT</c>, <c>_TEXT</c>, <c>_BLOB</c>, <c>_NULL</c>.</summary>
    public int TypeOf(int column) => raw.sqlite3_column_type(_statement, column);

    /// <summary>The column's name.</summary>
    public string NameOf(int column) => raw.sqlite3_column_name(_statement, column).utf8_to_string();

    /// <summary>The column as a number, as SQLite converts it; 0 for NULL.</summary>
    public long Int64(int column) => raw.sqlite3_column_int64(_statement, column);

    /// <summary>The bytes of a text (UTF-8) or blob; empty for NULL. SQLite's memory, valid until the next step, reset or disposal.</summary>
    public ReadOnlySpan<byte> Bytes(int column) => raw.sqlite3_column_blob(_statement, column);

    /// <summary>The column as text, as SQLite converts it; empty for NULL.</summary>
    public string Text(int column) => Encoding.UTF8.GetString(Bytes(column));

    /// <summary>Closes it.</summary>
    public void Dispose()
    {
        if (!_isDisposed)
        {
            _isDisposed = true;
            _statement.Dispose();
            _connection.Forget(this);
        }
    }

    private void Check(int code) => _connection.Check(code, _sql);
}
