namespace Utws.Benchmarks.Requests;

/// <summary>Makes the requests of <see cref="RequestCase"/>.</summary>
internal static class RequestCases
{
    private const int Seed = 20260731;

    // Products of one vendor.
    private const int Products = 40;

    /// <summary>How many sessions a case has.</summary>
    public static int CountOf(RequestCase which) => which switch
    {
        RequestCase.TwoAlike => 2,
        RequestCase.TenThousandAlike => 10_000,
        _ => 100,
    };

    /// <summary>The request as the bytes that a client sends.</summary>
    public static byte[] Create(RequestCase which) => RequestBodies.Create(
        which is RequestCase.HundredVaried or RequestCase.HundredVariedIndented ? SampleSessions.Create(CountOf(which), Seed) : Alike(CountOf(which)),
        indented: which is RequestCase.HundredAlikeIndented or RequestCase.HundredVariedIndented);

    /// <summary>Sessions as one installation announces them: the same system and version, products in turn.</summary>
    public static SampleSession[] Alike(int count)
    {
        SampleSession first = SampleSessions.Create(1, Seed)[0];
        var sessions = new SampleSession[count];
        for (int i = 0; i < count; i++)
        {
            sessions[i] = first with { ProductId = (i % Products) + 1 };
        }

        return sessions;
    }
}
