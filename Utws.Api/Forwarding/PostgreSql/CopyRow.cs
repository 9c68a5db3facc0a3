using System.Buffers.Binary;

namespace Utws.Api.Forwarding.PostgreSql;

/// <summary>Writes one row of COPY's binary format: each field is its length in bytes (-1 for NULL) and its value, both big endian.</summary>
/// <param name="room">Room for all of it.</param>
internal ref struct CopyRow(Span<byte> room)
{
    private static ReadOnlySpan<byte> Replacement => "\uFFFD"u8;

    private readonly Span<byte> _room = room;

    /// <summary>How many bytes have been written.</summary>
    public int Length { get; private set; }

    /// <summary>Whether texts that follow are looked through for the character 0, which is replaced.</summary>
    public bool MayHaveNul { get; set; }

    public void ColumnCount(short count)
    {
        BinaryPrimitives.WriteInt16BigEndian(_room[Length..], count);
        Length += sizeof(short);
    }

    public void Number(long value)
    {
        BinaryPrimitives.WriteInt32BigEndian(_room[Length..], sizeof(long));
        BinaryPrimitives.WriteInt64BigEndian(_room[(Length + sizeof(int))..], value);
        Length += sizeof(int) + sizeof(long);
    }

    public void Number(int value)
    {
        BinaryPrimitives.WriteUInt64BigEndian(_room[Length..], ((ulong)sizeof(int) << 32) | (uint)value);
        Length += sizeof(int) + sizeof(int);
    }

    public void Number(short value)
    {
        BinaryPrimitives.WriteInt32BigEndian(_room[Length..], sizeof(short));
        BinaryPrimitives.WriteInt16BigEndian(_room[(Length + sizeof(int))..], value);
        Length += sizeof(int) + sizeof(short);
    }

    public void Text(ReadOnlySpan<byte> utf8, bool isPresent)
    {
        if (!isPresent)
        {
            Null();
        }
        else if (MayHaveNul)
        {
            TextSlow(utf8);
        }
        else
        {
            BinaryPrimitives.WriteInt32BigEndian(_room[Length..], utf8.Length);
            Length += sizeof(int);
            Bytes(utf8);
        }
    }

    public void Null()
    {
        BinaryPrimitives.WriteInt32BigEndian(_room[Length..], -1);
        Length += sizeof(int);
    }

    /// <summary>What has been written before, elsewhere.</summary>
    public void Bytes(scoped ReadOnlySpan<byte> bytes)
    {
        bytes.CopyTo(_room[Length..]);
        Length += bytes.Length;
    }

    private void TextSlow(ReadOnlySpan<byte> utf8)
    {
        int start = Length;
        Length += sizeof(int);
        foreach (byte part in utf8)
        {
            if (part == 0)
            {
                Bytes(Replacement);
            }
            else
            {
                _room[Length++] = part;
            }
        }

        BinaryPrimitives.WriteInt32BigEndian(_room[start..], Length - start - sizeof(int));
    }
}
