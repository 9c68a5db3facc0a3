using Utws.Core.Contract;
using Utws.Core.Recording;

namespace Utws.Benchmarks;

/// <summary>Makes a record of any size out of sample sessions, in requests of one to ten, always the same.</summary>
internal static class MadeRecord
{
    /// <summary>2026-01-31T12:00:00Z in microseconds since 1970.</summary>
    private const long Start = 1_769_860_800_000_000;

    private const int Seed = 20260131;
    private const int MaxSessionsARequest = 10;
    private const int RequestsAGroup = 200;

    // A request a millisecond.
    private const long StepMicroseconds = 1000;

    /// <summary>Makes one segment with this many sessions.</summary>
    public static void Create(string path, int sessionCount)
    {
        SampleSession[] sessions = SampleSessions.Create(sessionCount, Seed);
        Random random = new(Seed);
        using SessionJson json = new();
        using MadeSegment segment = new(path, "made", epoch: 1, Start);
        List<MadeRequest> group = [];
        long sequence = 0;
        int done = 0;
        for (long received = Start; done < sessionCount; received += StepMicroseconds)
        {
            int count = Math.Min(random.Next(1, MaxSessionsARequest + 1), sessionCount - done);
            json.Restart();
            for (int i = 0; i < count; i++)
            {
                json.Append(sessions[done++].ToInfo(), new PublishDecision((PublishMode)random.Next(3), random.Next()));
            }

            group.Add(new MadeRequest(received, count, json.Json.ToArray()));
            if (group.Count == RequestsAGroup || done == sessionCount)
            {
                segment.AddGroup(++sequence, [.. group]);
                group.Clear();
            }
        }

        segment.Close(Start + (StepMicroseconds * sessionCount));
    }
}
