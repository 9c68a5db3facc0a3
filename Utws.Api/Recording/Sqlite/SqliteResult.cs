using System.Globalization;

namespace Utws.Api.Recording.Sqlite;

/// <summary>The names of SQLite's result codes, as its documentation and its users write them.</summary>
internal static class SqliteResult
{
    private static readonly string[] s_primary =
    [
        "OK", "ERROR", "INTERNAL", "PERM", "ABORT", "BUSY", "LOCKED", "NOMEM", "READONLY", "INTERRUPT", "IOERR", "CORRUPT", "NOTFOUND", "FULL",
        "CANTOPEN", "PROTOCOL", "EMPTY", "SCHEMA", "TOOBIG", "CONSTRAINT", "MISMATCH", "MISUSE", "NOLFS", "AUTH", "FORMAT", "RANGE", "NOTADB",
    ];

    // https://sqlite.org/rescode.html: the number in the second byte, from 1.
    private static readonly string[] s_ioError =
    [
        "READ", "SHORT_READ", "WRITE", "FSYNC", "DIR_FSYNC", "TRUNCATE", "FSTAT", "UNLOCK", "RDLOCK", "DELETE", "BLOCKED", "NOMEM", "ACCESS",
        "CHECKRESERVEDLOCK", "LOCK", "CLOSE", "DIR_CLOSE", "SHMOPEN", "SHMSIZE", "SHMLOCK", "SHMMAP", "SEEK", "DELETE_NOENT", "MMAP",
        "GETTEMPPATH", "CONVPATH", "VNODE", "AUTH", "BEGIN_ATOMIC", "COMMIT_ATOMIC", "ROLLBACK_ATOMIC", "DATA", "CORRUPTFS", "IN_PAGE",
    ];

    private static readonly string[] s_cannotOpen = ["NOTEMPDIR", "ISDIR", "FULLPATH", "CONVPATH", "DIRTYWAL", "SYMLINK"];
    private static readonly string[] s_readOnly = ["RECOVERY", "CANTLOCK", "ROLLBACK", "DBMOVED", "CANTINIT", "DIRECTORY"];
    private static readonly string[] s_busy = ["RECOVERY", "SNAPSHOT", "TIMEOUT"];
    private static readonly string[] s_corrupt = ["VTAB", "SEQUENCE", "INDEX"];
    private static readonly string[] s_constraint =
        ["CHECK", "COMMITHOOK", "FOREIGNKEY", "FUNCTION", "NOTNULL", "PRIMARYKEY", "TRIGGER", "UNIQUE", "VTAB", "ROWID", "PINNED", "DATATYPE"];

    /// <summary>The name of a primary or extended result code; its number if it has none here.</summary>
    public static string NameOf(int extendedCode)
    {
        int primary = extendedCode & 0xFF;
        int detail = extendedCode >> 8;
        if (primary >= s_primary.Length)
        {
            return $"SQLITE_{extendedCode.ToString(CultureInfo.InvariantCulture)}";
        }

        string[] details = s_primary[primary] switch
        {
            "IOERR" => s_ioError,
            "CANTOPEN" => s_cannotOpen,
            "READONLY" => s_readOnly,
            "BUSY" => s_busy,
            "CORRUPT" => s_corrupt,
            "CONSTRAINT" => s_constraint,
            _ => [],
        };
        string name = $"SQLITE_{s_primary[primary]}";
        return detail == 0 ? name
            : detail <= details.Length ? $"{name}_{details[detail - 1]}"
            : $"{name}, extended {extendedCode.ToString(CultureInfo.InvariantCulture)}";
    }
}
