using System.Buffers;
using System.Buffers.Binary;
using System.Diagnostics;
using System.Text;
using System.Text.Unicode;
using Utws.Api.Recording.Reading;
using Utws.Core.Contract;
using Utws.Core.Recording;

namespace Utws.Api.Forwarding.PostgreSql;

/// <summary>
/// Writes sessions as the rows of COPY's binary format, straight from the recorded JSON's UTF-8 and without a string. What is written is
/// in a rented buffer; whoever sends it on in time keeps that small.
/// </summary>
/// <param name="node">The server that recorded them.</param>
/// <param name="epoch">In which life of its process.</param>
internal sealed class CopyRows(string node, long epoch) : IDisposable
{
    /// <summary>How much is written before it is sent on: beyond this, larger pieces were no faster.</summary>
    public const int PieceBytes = 64 * 1024;

    private const short Columns = 20;

    // timestamptz counts microseconds from 2000-01-01 (protocol, binary format).
    private const long PostgresEpochMicroseconds = 946_684_800_000_000;

    // Beside the node and the texts: the number of columns, seven of 8 bytes, seven of 4, one of 2, and the lengths of all.
    private const int FixedBytes = 2 + (7 * 8) + (7 * 4) + 2 + (Columns * 4);

    private readonly byte[] _node = Encoding.UTF8.GetBytes(node);
    private readonly UnescapedTexts _texts = new();
    private byte[] _bytes = ArrayPool<byte>.Shared.Rent(PieceBytes * 2);
    private int _length;

    /// <summary>What has been written since <see cref="Clear"/>. The memory is this one's, until it writes again.</summary>
    public ReadOnlyMemory<byte> Written => _bytes.AsMemory(0, _length);

    /// <summary>Forgets what has been written.</summary>
    public void Clear() => _length = 0;

    /// <summary>The signature, no flags, no extension (COPY, binary format, file header).</summary>
    public void Begin()
    {
        ReadOnlySpan<byte> header = [.. "PGCOPY\n"u8, 0xFF, (byte)'\r', (byte)'\n', 0, 0, 0, 0, 0, 0, 0, 0, 0];
        header.CopyTo(Room(header.Length));
        _length += header.Length;
    }

    /// <summary>The trailer: -1 in a column count's place.</summary>
    public void End()
    {
        BinaryPrimitives.WriteInt16BigEndian(Room(sizeof(short)), -1);
        _length += sizeof(short);
    }

    /// <summary>Writes a request's sessions; false, and nothing of it is written, if the JSON is none of ours, or no UTF-8, of which PostgreSQL refuses all that comes with it.</summary>
    /// <param name="head">The request.</param>
    /// <param name="json">Its sessions, as recorded.</param>
    /// <param name="ordinal">The first one's place in its group.</param>
    public bool TryAppend(in RecordedHead head, ReadOnlySpan<byte> json, int ordinal)
    {
        if (!Utf8.IsValid(json))
        {
            return false;
        }

        int start = _length;
        int end = ordinal + head.Request.SessionCount;
        // PostgreSQL's texts cannot have the character 0; XML's cannot either, and what cannot be must not stop all that comes behind it.
        bool mayHaveNul = json.IndexOf("\\u0000"u8) >= 0;
        RecordedSessions sessions = new(json, _texts);
        int commonStart = -1;
        int commonLength = 0;
        while (sessions.MoveNext())
        {
            SessionInfo session = sessions.Session;
            int texts = session.Version.Length + session.ServicePack.Length + session.LangId.Length + session.Country.Length + session.Locale.Length;

            // A replacement character is three bytes in the place of one.
            CopyRow row = new(Room(FixedBytes + _node.Length + (mayHaveNul ? texts * 3 : texts)));
            if (commonStart < 0)
            {
                WriteCommon(ref row, in head);
                commonLength = row.Length;
            }
            else
            {
                row.Bytes(_bytes.AsSpan(commonStart, commonLength));
            }

            WriteSession(ref row, in session, sessions.Decision, ordinal++, mayHaveNul);
            commonStart = _length;
            _length += row.Length;
        }

        if (sessions.Problem is null && ordinal == end)
        {
            return true;
        }

        _length = start;
        return false;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        byte[] bytes = _bytes;
        _bytes = [];
        _length = 0;
        _texts.Dispose();
        if (bytes.Length > 0)
        {
            ArrayPool<byte>.Shared.Return(bytes);
        }
    }

    private void WriteCommon(ref CopyRow row, in RecordedHead head)
    {
        RequestRecord request = head.Request;
        row.ColumnCount(Columns);
        row.Number(request.ReceivedMicroseconds - PostgresEpochMicroseconds);
        row.Number(epoch);
        row.Number(head.GroupSequence);
        row.Number(request.Revision.Value);
        row.Number(request.ApiVersion);
        row.Text(_node, isPresent: true);
        if (request.CallerHash is { } hash)
        {
            row.Number(hash);
        }
        else
        {
            row.Null();
        }
    }

    private static void WriteSession(ref CopyRow row, in SessionInfo session, PublishDecision decision, int ordinal, bool mayHaveNul)
    {
        row.Number(ordinal);
        row.Number(session.ProductId);
        row.Number(session.OsPlatform);
        row.Number(session.OsVersion);
        row.Number(session.OsBits);
        row.Number(session.Architecture);
        row.Number((short)decision.Publish);
        row.Number(decision.PublishUntil);
        row.MayHaveNul = mayHaveNul;
        row.Text(session.Version, (session.Present & SessionTextFields.Version) != SessionTextFields.None);
        row.Text(session.ServicePack, (session.Present & SessionTextFields.ServicePack) != SessionTextFields.None);
        row.Text(session.LangId, (session.Present & SessionTextFields.LangId) != SessionTextFields.None);
        row.Text(session.Country, (session.Present & SessionTextFields.Country) != SessionTextFields.None);
        row.Text(session.Locale, (session.Present & SessionTextFields.Locale) != SessionTextFields.None);
    }

    private Span<byte> Room(int bytes)
    {
        if (_bytes.Length - _length < bytes)
        {
            byte[] larger = ArrayPool<byte>.Shared.Rent(Math.Max(_bytes.Length * 2, _length + bytes));
            _bytes.AsSpan(0, _length).CopyTo(larger);
            ArrayPool<byte>.Shared.Return(_bytes);
            _bytes = larger;
        }

        Debug.Assert(_bytes.Length - _length >= bytes, "there is room");
        return _bytes.AsSpan(_length);
    }
}
