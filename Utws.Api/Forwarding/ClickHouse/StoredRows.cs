using System.Buffers.Binary;
using System.Collections;

namespace Utws.Api.Forwarding.ClickHouse;

/// <summary>
/// Which rows of a batch the table has already. Each row is looked at by itself: an insert is atomic only within a day, and a server that
/// was told to take half a batch has half a group.
/// </summary>
internal sealed class StoredRows
{
    private const int RowBytes = sizeof(ulong) + sizeof(uint);

    private readonly BitArray _rows;

    private StoredRows(BitArray rows) => _rows = rows;

    /// <summary>Whether there is any.</summary>
    public bool Any { get; private set; }

    /// <summary>Whether there is one, by its place among all sessions of the batch.</summary>
    public bool Has(int index) => _rows[index];

    /// <summary>Reads what <see cref="ClickHouseSchema.AskStored"/> asks for; null if it is something else.</summary>
    public static StoredRows? Parse(ReadOnlySpan<byte> answer, ForwardBatch batch)
    {
        if (answer.Length % RowBytes != 0)
        {
            return null;
        }

        Dictionary<long, (int First, int Count)> groups = [];
        int first = 0;
        foreach (ForwardGroup group in batch.Groups)
        {
            groups[group.Sequence] = (first, group.SessionCount);
            first += group.SessionCount;
        }

        StoredRows stored = new(new BitArray(first)) { Any = answer.Length > 0 };
        for (; answer.Length > 0; answer = answer[RowBytes..])
        {
            uint ordinal = BinaryPrimitives.ReadUInt32LittleEndian(answer[sizeof(ulong)..]);
            if (groups.TryGetValue(BinaryPrimitives.ReadInt64LittleEndian(answer), out (int First, int Count) group) && ordinal < group.Count)
            {
                stored._rows[group.First + (int)ordinal] = true;
            }
        }

        return stored;
    }
}
