using System.Buffers;
using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using System.Text.Unicode;
using Utws.Api.Recording.Reading;
using Utws.Core.Recording;

namespace Utws.Api.Forwarding.Kafka;

/// <summary>
/// The values of a group's messages: a line of JSON a request, whose recorded array is copied as it is. Cut at requests where the group
/// is longer than a message may be, and a request that is longer by itself at sessions. Same group, same limit: same parts.
/// </summary>
/// <param name="maxBytes">The longest value.</param>
internal sealed class KafkaGroupValues(int maxBytes)
{
    // The names of the members, three numbers of 20 digits, one of 11, the policy and the end.
    private const int MaxBytesBesideSessions = 200;

    private readonly ArrayBufferWriter<byte> _part = new();
    private readonly List<byte[]> _parts = [];

    /// <summary>Requests of which something was left out since <see cref="Restart"/>: a session longer than a message, or what is no JSON.</summary>
    public int LeftOut { get; private set; }

    /// <summary>Begins a batch.</summary>
    public void Restart() => LeftOut = 0;

    /// <summary>The values, in their order; at least one. The list is used again for the next group.</summary>
    public IReadOnlyList<byte[]> Of(ForwardBatch batch, ForwardGroup group)
    {
        _parts.Clear();
        for (int index = group.FirstRequest; index < group.FirstRequest + group.RequestCount; index++)
        {
            RecordedHead head = batch.Head(index);
            ReadOnlySpan<byte> json = batch.Json(index);
            if (json.Length + MaxBytesBesideSessions <= maxBytes)
            {
                AppendLine(in head, json);
            }
            else
            {
                AppendSlow(in head, json);
            }
        }

        if (_part.WrittenCount > 0 || _parts.Count == 0)
        {
            EndPart();
        }

        return _parts;
    }

    private void AppendLine(in RecordedHead head, ReadOnlySpan<byte> sessions)
    {
        if (_part.WrittenCount > 0 && _part.WrittenCount + sessions.Length + MaxBytesBesideSessions > maxBytes)
        {
            EndPart();
        }

        AppendHead(in head);
        _part.Write(sessions);
        _part.Write("}\n"u8);
    }

    // One request that is longer than a message: as many of its sessions as there is room for, line after line of the same request. No
    // broker would take a session that is longer by itself, and all behind it would wait for ever.
    private void AppendSlow(in RecordedHead head, ReadOnlySpan<byte> json)
    {
        ArrayBufferWriter<byte> sessions = new(Math.Min(json.Length, maxBytes));
        bool isWhole = true;
        try
        {
            Utf8JsonReader reader = new(json);
            _ = reader.Read();
            while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
            {
                int start = (int)reader.TokenStartIndex;
                reader.Skip();
                ReadOnlySpan<byte> session = json[start..(int)reader.BytesConsumed];
                if (session.Length + MaxBytesBesideSessions > maxBytes)
                {
                    isWhole = false;
                    continue;
                }

                if (sessions.WrittenCount > 0 && sessions.WrittenCount + session.Length + MaxBytesBesideSessions > maxBytes)
                {
                    sessions.Write("]"u8);
                    AppendLine(in head, sessions.WrittenSpan);
                    sessions.ResetWrittenCount();
                }

                sessions.Write(sessions.WrittenCount == 0 ? "["u8 : ","u8);
                sessions.Write(session);
            }
        }
        catch (JsonException)
        {
            isWhole = false;
        }

        LeftOut += isWhole ? 0 : 1;
        sessions.Write(sessions.WrittenCount == 0 ? "[]"u8 : "]"u8);
        AppendLine(in head, sessions.WrittenSpan);
    }

    private void AppendHead(in RecordedHead head)
    {
        RequestRecord request = head.Request;
        Span<byte> room = _part.GetSpan(MaxBytesBesideSessions);
        bool isWritten = Utf8.TryWrite(
            room,
            CultureInfo.InvariantCulture,
            $$"""{"id":{{head.Id}},"received_us":{{request.ReceivedMicroseconds}},"api_version":{{request.ApiVersion}},"policy":"{{request.Revision.Value:x12}}","addr_hash":""",
            out int written);
        Debug.Assert(isWritten, "there is room for the longest numbers");
        _part.Advance(written);
        if (request.CallerHash is { } hash)
        {
            _ = hash.TryFormat(_part.GetSpan(MaxBytesBesideSessions), out int digits, provider: CultureInfo.InvariantCulture);
            _part.Advance(digits);
        }
        else
        {
            _part.Write("null"u8);
        }

        _part.Write(",\"sessions\":"u8);
    }

    private void EndPart()
    {
        _parts.Add(_part.WrittenSpan.ToArray());
        _part.ResetWrittenCount();
    }
}
