using Utws.Core.Contract;
using Utws.Core.Recording;

namespace Utws.Benchmarks.Field;

/// <summary>Groups of requests with one to ten sessions, always the same.</summary>
internal static class FieldGroups
{
    /// <summary>Many enough that no cache or branch predictor knows them by heart.</summary>
    public const int Sessions = 100_000;

    private const int Seed = 20261127;
    private const int Machines = 200;
    private const int MaxSessionsARequest = 10;
    private const int SessionsAGroup = 1000;

    // 2026-01-31T12:00:00Z
    private const long Received = 1_769_860_800_000_000;

    /// <summary>Makes them.</summary>
    public static RecordGroup[] Create(FieldCase kind)
    {
        SampleSession[] sessions = SampleSessions.Create(kind == FieldCase.Alike ? Machines : Sessions, Seed);
        Random random = new(Seed);
        using SessionJson json = new();
        List<RecordGroup> groups = [];
        RecordGroup group = new(1024 * 1024, SessionsAGroup);
        for (int done = 0; done < Sessions;)
        {
            int count = Math.Min(random.Next(1, MaxSessionsARequest + 1), Sessions - done);
            json.Restart();
            SampleSession machine = sessions[random.Next(sessions.Length)];
            for (int i = 0; i < count; i++, done++)
            {
                json.Append((kind == FieldCase.Alike ? machine : sessions[done]).ToInfo(), new PublishDecision(PublishMode.Details, 1_772_000_000 + done));
            }

            RequestRecord request = new(Received, 1, default, null, count);
            if (!group.TryAppend(in request, json.Json))
            {
                groups.Add(group);
                group = new RecordGroup(1024 * 1024, SessionsAGroup) { Sequence = groups.Count + 1 };
                _ = group.TryAppend(in request, json.Json);
            }
        }

        groups.Add(group);
        return [.. groups];
    }
}
