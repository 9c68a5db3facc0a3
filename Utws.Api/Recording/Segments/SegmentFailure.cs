using SQLitePCL;
using Utws.Api.Recording.Sqlite;
using Utws.Core.Recording;

namespace Utws.Api.Recording.Segments;

/// <summary>What SQLite's refusals mean for a segment, and what an operator can do.</summary>
internal static class SegmentFailure
{
    /// <summary>Whether it is about the values of one request; the segment is as good as before.</summary>
    public static bool IsOfOneRequest(SqliteException refused) =>
        refused.Code is raw.SQLITE_TOOBIG or raw.SQLITE_CONSTRAINT or raw.SQLITE_MISMATCH;

    /// <summary>Whether somebody else has the file just now.</summary>
    public static bool IsBusy(SqliteException refused) => refused.Code is raw.SQLITE_BUSY or raw.SQLITE_LOCKED;

    /// <summary>Whether the file is not what it was written as.</summary>
    public static bool IsCorruption(SqliteException refused) => refused.Code is raw.SQLITE_CORRUPT or raw.SQLITE_NOTADB or raw.SQLITE_FORMAT
        || refused.ExtendedCode is raw.SQLITE_IOERR_SHORT_READ;

    /// <summary>The exception for the recorder, whose message tells what failed, where and what to do.</summary>
    public static SessionStoreException ForOperator(SqliteException refused) =>
        new($"Sessions cannot be recorded: {refused.Message}. {AdviceOn(refused)}", refused);

    private static string AdviceOn(SqliteException refused) => refused.Code switch
    {
        raw.SQLITE_FULL => "The disk is full: free space on it, or keep fewer segments.",
        raw.SQLITE_IOERR when refused.SystemError == NoSpace || refused.SystemError == Quota => "The disk or the account's quota is full: free space, or keep fewer segments.",
        raw.SQLITE_IOERR => "The disk fails, or does not let a file grow: see the system's log, and the limits of file sizes.",
        raw.SQLITE_CANTOPEN or raw.SQLITE_READONLY or raw.SQLITE_PERM or raw.SQLITE_AUTH =>
            "See that the folder is there, that this process's account may make and write files in it, and that its disk is not mounted read-only.",
        raw.SQLITE_CORRUPT or raw.SQLITE_NOTADB => "The file was changed by something else, or the disk returns other bytes than were written to it.",
        raw.SQLITE_BUSY or raw.SQLITE_LOCKED => "Another program has been writing to the file: end it, or let it only read.",
        raw.SQLITE_NOMEM => "The process has run out of memory.",
        raw.SQLITE_PROTOCOL => "The folder's file system has no shared memory between processes, as a network's may not: name a folder on a local disk.",
        _ => "This is not known to come from outside: it may be a fault in this program.",
    };

    // ENOSPC and EDQUOT on Linux
    private const int NoSpace = 28;
    private const int Quota = 122;
}
