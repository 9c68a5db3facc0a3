using SQLitePCL;
using Utws.Api.Recording.Sqlite;

namespace Utws.Api.Recording.Segments;

/// <summary>
/// Makes an empty segment under another name and renames it: whoever reads the folder meanwhile finds whole segments only, and so does
/// the next process after this one's sudden end.
/// </summary>
internal static class SegmentDraft
{
    /// <summary>What the drafts of the folder are found by.</summary>
    public const string Pattern = "new-*";

    // A page of 8 KiB has some ten usual requests.
    private const string PageSize = "PRAGMA page_size=8192";

    /// <summary>Makes the file, a closed database with schema and <c>meta</c>. Leaves nothing if it fails.</summary>
    /// <exception cref="SqliteException">It cannot be made.</exception>
    public static void Make(string file, SegmentStoreOptions options, long epoch, long nowMicroseconds)
    {
        string draft = Path.Combine(Path.GetDirectoryName(file)!, "new-" + Path.GetFileName(file));
        try
        {
            using (SqliteConnection connection = SqliteConnection.Open(draft, SqliteOpenMode.Create))
            {
                connection.Execute($"{PageSize}; PRAGMA synchronous=FULL; BEGIN IMMEDIATE; {SegmentSchema.Sql}", "Making the tables");
                using SqliteStatement insert = connection.Prepare("INSERT INTO meta VALUES(?1,?2)");
                Insert(insert, "format", SegmentSchema.Format);
                Insert(insert, "node", options.Node);
                Insert(insert, "epoch", epoch);
                Insert(insert, "version", options.AppVersion);
                Insert(insert, "fields", SegmentSchema.Fields);
                Insert(insert, "created_us", nowMicroseconds);
                connection.Execute("COMMIT");
            }

            File.Move(draft, file);
        }
        catch (Exception refused) when (refused is IOException or UnauthorizedAccessException)
        {
            SegmentFolder.TryDelete(draft);
            throw new SqliteException(file, "Renaming", raw.SQLITE_CANTOPEN, 0, refused.Message);
        }
        catch
        {
            SegmentFolder.TryDelete(draft);
            throw;
        }
    }

    private static void Insert(SqliteStatement insert, string key, long value)
    {
        insert.Bind(1, key);
        insert.Bind(2, value);
        insert.Run();
    }

    private static void Insert(SqliteStatement insert, string key, string value)
    {
        insert.Bind(1, key);
        insert.Bind(2, value);
        insert.Run();
    }
}
