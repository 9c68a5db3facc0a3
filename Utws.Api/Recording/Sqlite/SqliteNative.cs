using System.Runtime.InteropServices;

namespace Utws.Api.Recording.Sqlite;

/// <summary>The one function of SQLite that SQLitePCLRaw does not hand on.</summary>
internal static class SqliteNative
{
    /// <summary>The system's error behind a connection's last failure of input or output; 0 if there is none, or if it cannot be had.</summary>
    public static int SystemError(SQLitePCL.sqlite3 db)
    {
        try
        {
            return SystemErrno(db.DangerousGetHandle());
        }
        catch (Exception missing) when (missing is DllNotFoundException or EntryPointNotFoundException)
        {
            // Another bundle of SQLite: the message has one detail less.
            return 0;
        }
    }

#pragma warning disable SYSLIB1054 // a generated import needs unsafe code, which is off here; this one has nothing to marshal
    [DllImport("e_sqlite3", EntryPoint = "sqlite3_system_errno", ExactSpelling = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int SystemErrno(nint db);
#pragma warning restore SYSLIB1054
}
