using Utws.Api.Recording.Sqlite;
using Utws.Core.Recording;

namespace Utws.Api.Recording.Segments;

/// <summary>The rare half of writing: a request that SQLite refuses shall not take the others of its group with it.</summary>
internal sealed partial class Segment
{
    // SQLite's own limit is 1,000,000,000 bytes a row; no request comes near it, but a row of this size is still easily looked at.
    private const int MaxPartBytes = 64 * 1024 * 1024;

    private const int MinPartBytes = 256;

    private void WriteOneByOne(RecordGroup group, in GroupPosition position)
    {
        long poisoned = 0;
        try
        {
            _begin.Run();
            for (int i = 0; i < group.RequestCount; i++)
            {
                poisoned += TryInsert(group, i, position.FirstRequest + i) is { } refused ? Poison(group, i, position.FirstRequest + i, refused) : 0;
            }

            Commit(group, position);
            Poisoned += poisoned;
        }
        catch (SqliteException)
        {
            RollBack();
            throw;
        }
    }

    private SqliteException? TryInsert(RecordGroup group, int index, long id)
    {
        _connection.Execute("SAVEPOINT one");
        try
        {
            Insert(group, index, id);
            _connection.Execute("RELEASE one");
            return null;
        }
        catch (SqliteException refused) when (SegmentFailure.IsOfOneRequest(refused))
        {
            _connection.Execute("ROLLBACK TO one; RELEASE one");
            return refused;
        }
    }

    // As it came, in as few parts as it goes in.
    private int Poison(RecordGroup group, int index, long id, SqliteException refused)
    {
        ReadOnlySpan<byte> sessions = group.Sessions(index);
        for (int partBytes = MaxPartBytes; ; partBytes /= 2)
        {
            _connection.Execute("SAVEPOINT parts");
            try
            {
                InsertParts(group.Request(index), id, refused.Message, sessions, partBytes);
                _connection.Execute("RELEASE parts");
                return 1;
            }
            catch (SqliteException alsoRefused) when (SegmentFailure.IsOfOneRequest(alsoRefused) && partBytes > MinPartBytes)
            {
                _connection.Execute("ROLLBACK TO parts; RELEASE parts");
            }
        }
    }

    private void InsertParts(in RequestRecord request, long id, string error, ReadOnlySpan<byte> sessions, int partBytes)
    {
        using SqliteStatement insert = _connection.Prepare("INSERT INTO poison VALUES(?1,?2,?3,?4,?5,?6,?7,?8,?9)");
        insert.Bind(1, id);
        insert.Bind(3, request.ReceivedMicroseconds);
        insert.Bind(4, request.ApiVersion);
        insert.Bind(5, request.Revision.Value);
        insert.Bind(6, request.CallerHash);
        insert.Bind(7, request.SessionCount);
        insert.Bind(8, error);
        int part = 0;
        do
        {
            int length = Math.Min(partBytes, sessions.Length);
            insert.Bind(2, part++);
            insert.BindBlob(9, sessions[..length]);
            insert.Run();
            sessions = sessions[length..];
        }
        while (sessions.Length > 0);
    }
}
