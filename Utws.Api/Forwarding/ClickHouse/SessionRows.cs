using System.Diagnostics;
using System.Globalization;
using System.Text;
using Utws.Api.Recording.Reading;
using Utws.Core.Contract;

namespace Utws.Api.Forwarding.ClickHouse;

/// <summary>
/// A batch as RowBinary, in the order of <see cref="ClickHouseSchema.Columns"/>. A session becomes bytes without becoming anything else
/// first; in its steady state it allocates nothing.
/// </summary>
internal sealed class SessionRows : IDisposable
{
    private const SessionTextFields All =
        SessionTextFields.Version | SessionTextFields.ServicePack | SessionTextFields.LangId | SessionTextFields.Country | SessionTextFields.Locale;

    // "x12" is what a revision is written as; a number of more than 48 bits would need all sixteen digits.
    private readonly byte[] _policy = new byte[sizeof(long) * 2];
    private readonly RowBuffer _buffer = new();
    private readonly UnescapedTexts _texts = new();
    private string _nodeText = "";
    private byte[] _node = [];

    /// <summary>The rows; valid until the next batch.</summary>
    public ReadOnlyMemory<byte> Bytes => _buffer.Written;

    /// <summary>How many rows there are: those that are to be sent.</summary>
    public int Count { get; private set; }

    /// <summary>How many groups are in the table with all of their rows.</summary>
    public int GroupsFound { get; private set; }

    /// <summary>How many requests were left out because their JSON is none of ours.</summary>
    public int Unreadable { get; private set; }

    /// <summary>Writes the rows that the table does not have.</summary>
    public void Encode(ForwardBatch batch, StoredRows? stored)
    {
        _buffer.Cut(0);
        (Count, GroupsFound, Unreadable) = (0, 0, 0);
        if (_nodeText != batch.Node)
        {
            (_nodeText, _node) = (batch.Node, Encoding.UTF8.GetBytes(batch.Node));
        }

        int row = 0;
        for (int i = 0; i < batch.Groups.Count; i++)
        {
            ForwardGroup group = batch.Groups[i];
            (int firstOfGroup, int before, int found) = (row, Count, 0);
            for (int request = group.FirstRequest; request < group.FirstRequest + group.RequestCount; request++)
            {
                found += EncodeRequest(batch, request, row, row - firstOfGroup, stored);
                row += batch.Head(request).Request.SessionCount;
            }

            GroupsFound += found > 0 && Count == before ? 1 : 0;
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _buffer.Dispose();
        _texts.Dispose();
    }

    // Gives how many of its rows the table has.
    private int EncodeRequest(ForwardBatch batch, int index, int row, int ordinal, StoredRows? stored)
    {
        RecordedHead head = batch.Head(index);
        _ = head.Request.Revision.Value.TryFormat(_policy, out int policyLength, "x12", CultureInfo.InvariantCulture);
        (int length, int count, int found) = (_buffer.Length, Count, 0);
        RecordedSessions sessions = new(batch.Json(index), _texts);
        int i = 0;
        while (i < head.Request.SessionCount && sessions.MoveNext())
        {
            if (stored is not null && stored.Has(row + i))
            {
                found++;
            }
            else
            {
                AppendHead(batch.Epoch, in head, ordinal + i);
                AppendSession(sessions.Session, sessions.Decision);
                AppendTail(_policy.AsSpan(0, policyLength), head.Request.CallerHash);
                Count++;
            }

            i++;
        }

        // Behind the last session the JSON ends, or it is not what the record said of it.
        if (i < head.Request.SessionCount || sessions.MoveNext() || sessions.Problem is not null)
        {
            Unreadable++;
            _buffer.Cut(length);
            Count = count;
        }

        return found;
    }

    private void AppendHead(long epoch, in RecordedHead head, int ordinal)
    {
        _buffer.AppendText(_node);
        _buffer.Append(epoch);
        _buffer.Append(head.GroupSequence);
        _buffer.Append(ordinal);
        _buffer.Append(head.Id);
        _buffer.Append(head.Request.ReceivedMicroseconds);
        _buffer.Append(head.Request.ApiVersion);
    }

    private void AppendSession(SessionInfo session, PublishDecision decision)
    {
        _buffer.Append(session.ProductId);
        _buffer.AppendText(session.Version);
        _buffer.Append(session.OsPlatform);
        _buffer.Append(session.OsVersion);
        _buffer.AppendText(session.ServicePack);
        _buffer.Append(session.OsBits);
        _buffer.Append(session.Architecture);
        _buffer.AppendText(session.LangId);
        _buffer.AppendText(session.Country);
        _buffer.AppendText(session.Locale);

        // The flags' values are the table's as well: 1, 2, 4, 8 and 16, as the page on it tells.
        SessionTextFields missing = All & ~session.Present;
        Debug.Assert((int)missing <= 0b11111, "five texts");
        _buffer.Append((byte)missing);
        _buffer.Append((byte)decision.Publish);
        _buffer.Append(decision.PublishUntil);
    }

    private void AppendTail(ReadOnlySpan<byte> policy, long? callerHash)
    {
        _buffer.AppendText(policy);
        if (callerHash is { } hash)
        {
            _buffer.Append((byte)0);
            _buffer.Append(hash);
        }
        else
        {
            _buffer.Append((byte)1);
        }
    }
}
