using System.Text;
using Utws.Api.Forwarding;
using Utws.Api.Recording.Reading;
using Utws.Core.Contract;
using Utws.Core.Policy;
using Utws.Core.Recording;
using Utws.Tests.Support;

namespace Utws.Tests.Forwarding.ClickHouse;

/// <summary>A recorded request, of which batches are made and what has to be stored of it.</summary>
/// <param name="Sequence">Its group.</param>
/// <param name="ReceivedMicroseconds">When it came.</param>
/// <param name="Sessions">What it announced.</param>
internal sealed record MadeRequest(long Sequence, long ReceivedMicroseconds, params SessionRecord[] Sessions)
{
    public const string Node = "node \\ 'ä'";

    public const long Epoch = 1_764_000_000_000_001;

    /// <summary>An instant in the middle of a day.</summary>
    public const long Noon = 1_764_244_800_000_000;

    public static readonly PublishDecision Decision = new(PublishMode.Details, long.MaxValue);

    public long? CallerHash { get; init; } = long.MinValue;

    /// <summary>Instead of the sessions' JSON.</summary>
    public string? Json { get; init; }

    /// <summary>A request with some sessions that differ from each other, and from other requests'.</summary>
    public static MadeRequest Of(long sequence, int sessions, long received = Noon) => new(sequence, received + sequence, [
        .. Enumerable.Range(0, sessions).Select(i => new SessionRecord
        {
            ProductId = i % 7,
            Version = $"11.4.{sequence}",
            OsPlatform = 2,
            OsVersion = 601,
            OsBits = 64,
            Architecture = 9,
            LangId = "en",
            Country = "CA",
            Locale = "en_CA",
        })]);

    /// <summary>A batch of them.</summary>
    public static ForwardBatch Batch(params IEnumerable<MadeRequest> requests)
    {
        ForwardBatch batch = new(1_000_000, 64 * 1024 * 1024);
        long id = 0;
        foreach (MadeRequest request in requests)
        {
            using SessionJson json = new();
            foreach (SessionRecord session in request.Sessions)
            {
                json.Append(session.ToSessionInfo(), Decision);
            }

            RequestRecord head = new(request.ReceivedMicroseconds, int.MinValue, new PolicyRevision(0x0123456789ab), request.CallerHash, request.Sessions.Length);
            batch.Append(Node, Epoch, new RecordedHead(request.Sequence, ++id, head), request.Json is null ? json.Json : Encoding.UTF8.GetBytes(request.Json));
        }

        return batch;
    }

    /// <summary>What has to be stored of them.</summary>
    public static IReadOnlyList<StoredSession> Stored(params IEnumerable<MadeRequest> requests)
    {
        List<StoredSession> stored = [];
        (long sequence, int ordinal) = (0, 0);
        foreach (MadeRequest request in requests)
        {
            (sequence, ordinal) = (request.Sequence, request.Sequence == sequence ? ordinal : 0);
            foreach (SessionRecord session in request.Sessions)
            {
                using SessionJson json = new();
                json.Append(session.ToSessionInfo(), Decision);
                stored.Add(new StoredSession(
                    Node, Epoch, sequence, ordinal++, request.ReceivedMicroseconds, int.MinValue, "0123456789ab", request.CallerHash, Encoding.UTF8.GetString(json.Json[1..^1])));
            }
        }

        return stored;
    }
}
