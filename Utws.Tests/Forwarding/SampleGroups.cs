using System.Globalization;
using System.Text;
using System.Text.Json;
using Utws.Api.Forwarding;
using Utws.Api.Recording.Reading;
using Utws.Core.Contract;
using Utws.Core.Policy;
using Utws.Core.Recording;
using Utws.Tests.Support;

namespace Utws.Tests.Forwarding;

/// <summary>Batches as the forwarder makes them, and what an engine has to have stored of them.</summary>
internal static class SampleGroups
{
    /// <summary>2026-11-27T12:00:00Z.</summary>
    public const long Noon = 1_795_780_800_000_000;

    /// <summary>Groups of two requests, of three sessions and one.</summary>
    public static ForwardBatch Batch(string node, long epoch, long firstSequence, int groups, long received = Noon)
    {
        ForwardBatch batch = new(1_000_000, int.MaxValue);
        for (long sequence = firstSequence; sequence < firstSequence + groups; sequence++)
        {
            Append(batch, node, epoch, sequence, received, null, Json((int)sequence, 3));
            Append(batch, node, epoch, sequence, received + 1, sequence, Json(-(int)sequence, 1));
        }

        return batch;
    }

    /// <summary>Adds a request.</summary>
    public static void Append(ForwardBatch batch, string node, long epoch, long sequence, long received, long? callerHash, string json)
    {
        using JsonDocument sessions = JsonDocument.Parse(json);
        RequestRecord request = new(received, 5, new PolicyRevision(0x0123456789AB), callerHash, sessions.RootElement.GetArrayLength());
        batch.Append(node, epoch, new RecordedHead(sequence, batch.RequestCount + 1, request), Encoding.UTF8.GetBytes(json));
    }

    /// <summary>Usual sessions, which differ.</summary>
    public static string Json(int firstProduct, int sessions)
    {
        using SessionJson json = new();
        for (int index = 0; index < sessions; index++)
        {
            json.Append(
                Session(firstProduct + index, string.Create(CultureInfo.InvariantCulture, $"11.4.{index}"), null, "en", "CA", "en_CA").ToSessionInfo(),
                new PublishDecision(PublishMode.Details, 1_800_000_000));
        }

        return Encoding.UTF8.GetString(json.Json);
    }

    /// <summary>A session with these texts.</summary>
    public static SessionRecord Session(int product, string? version, string? servicePack, string? langId, string? country, string? locale) => new()
    {
        ProductId = product,
        OsPlatform = 2,
        OsVersion = 601,
        OsBits = 64,
        Architecture = 9,
        Version = version,
        ServicePack = servicePack,
        LangId = langId,
        Country = country,
        Locale = locale,
    };

    /// <summary>What has to be stored of these batches, by node, epoch, group and ordinal.</summary>
    public static IReadOnlyList<StoredSession> Stored(params ForwardBatch[] batches) => [.. InOrder(batches.SelectMany(Sessions))];

    /// <summary>The same sessions by node, epoch, group and ordinal.</summary>
    public static IEnumerable<StoredSession> InOrder(IEnumerable<StoredSession> sessions) => sessions
        .OrderBy(s => s.Node, StringComparer.Ordinal).ThenBy(s => s.Epoch).ThenBy(s => s.Sequence).ThenBy(s => s.Ordinal);

    private static IEnumerable<StoredSession> Sessions(ForwardBatch batch)
    {
        foreach (ForwardGroup group in batch.Groups)
        {
            int ordinal = 0;
            for (int index = group.FirstRequest; index < group.FirstRequest + group.RequestCount; index++)
            {
                RequestRecord request = batch.Head(index).Request;
                using JsonDocument sessions = JsonDocument.Parse(Encoding.UTF8.GetString(batch.Json(index)));
                foreach (JsonElement session in sessions.RootElement.EnumerateArray())
                {
                    yield return new StoredSession(
                        batch.Node, batch.Epoch, group.Sequence, ordinal++, request.ReceivedMicroseconds, request.ApiVersion,
                        request.Revision.ToString(), request.CallerHash, session.GetRawText());
                }
            }
        }
    }
}
