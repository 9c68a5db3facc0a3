using System.Text.Json;
using Utws.Api.Recording;
using Utws.Api.Recording.Sqlite;
using Utws.Core.Policy;
using Utws.Tests.Forwarding;

namespace Utws.Tests.Fleet;

/// <summary>What the nodes of a fleet have recorded, read with SQL and not by our reader: what an engine behind them must have.</summary>
internal static class RecordedFleet
{
    /// <summary>All sessions of these folders, second copies of a group left out; by node, epoch, group and place.</summary>
    public static List<StoredSession> Read(IEnumerable<string> folders)
    {
        SortedDictionary<(string Node, long Epoch, long Sequence), List<StoredSession>> groups = [];
        foreach (string file in folders.SelectMany(f => Directory.EnumerateFiles(f, SegmentSchema.FilePattern)))
        {
            ReadSegment(file, groups);
        }

        return [.. groups.Values.SelectMany(g => g)];
    }

    private static void ReadSegment(string file, SortedDictionary<(string Node, long Epoch, long Sequence), List<StoredSession>> groups)
    {
        using SqliteConnection connection = SqliteConnection.Open(file, SqliteOpenMode.ReadOnly, busyMilliseconds: 10_000);
        string node = connection.ReadText("SELECT value FROM meta WHERE key = 'node'")!;
        long epoch = connection.ReadInt64("SELECT value FROM meta WHERE key = 'epoch'")!.Value;
        using SqliteStatement rows = connection.Prepare("SELECT seq, first_request, n_requests FROM grp ORDER BY seq");
        while (rows.Step())
        {
            groups[(node, epoch, rows.Int64(0))] = ReadGroup(connection, node, epoch, rows.Int64(0), rows.Int64(1), rows.Int64(2));
        }
    }

    private static List<StoredSession> ReadGroup(SqliteConnection connection, string node, long epoch, long sequence, long first, long count)
    {
        using SqliteStatement rows = connection.Prepare("SELECT received_us, api_version, policy_rev, addr_hash, sessions FROM request WHERE id >= ?1 AND id < ?2 ORDER BY id");
        rows.Bind(1, first);
        rows.Bind(2, first + count);
        List<StoredSession> sessions = [];
        while (rows.Step())
        {
            using JsonDocument json = JsonDocument.Parse(rows.Text(4));
            foreach (JsonElement session in json.RootElement.EnumerateArray())
            {
                sessions.Add(new StoredSession(
                    node, epoch, sequence, sessions.Count, rows.Int64(0), (int)rows.Int64(1), new PolicyRevision(rows.Int64(2)).ToString(),
                    rows.IsNull(3) ? null : rows.Int64(3), session.GetRawText()));
            }
        }

        return sessions;
    }
}
