namespace Utws.Benchmarks;

/// <summary>Makes sessions with values as clients in the field report them, varying by seed and the same for the same seed.</summary>
internal static class SampleSessions
{
    // osVersion is major * 100 + minor; Windows XP, Vista, 7, 8.1 and 10 in turn, with the service packs that each of them had.
    private static readonly (int OsVersion, string[] ServicePacks)[] s_systems =
    [
        (501, ["Service Pack 2", "Service Pack 3"]),
        (600, ["", "Service Pack 1", "Service Pack 2"]),
        (601, ["", "Service Pack 1"]),
        (603, [""]),
        (1000, [""]),
    ];

    private static readonly (string LangId, string Country)[] s_regions =
    [
        ("en", "CA"), ("fr", "CA"), ("en", "US"), ("es", "US"), ("en", "GB"), ("de", "DE"), ("nl", "NL"), ("pt", "BR"), ("ja", "JP"), ("zh", "TW"),
    ];

    // Two-, three- and four-byte characters, and all of the characters that XML escapes.
    private static readonly string[] s_richTexts =
    [
        "Édition d'été <finale> & mise à jour", "Größe \"XL\" – für alle & jeden", "サービス パック 1 <日本語>", "пакет обновления & «исправления»", "שירות 😀 & 🎓 <3",
    ];

    public static SampleSession[] Create(int count, int seed, bool rich = false)
    {
        Random random = new(seed);
        var sessions = new SampleSession[count];
        for (int i = 0; i < count; i++)
        {
            sessions[i] = Next(random, rich);
        }

        return sessions;
    }

    private static SampleSession Next(Random random, bool rich)
    {
        (int osVersion, string[] servicePacks) = Pick(random, s_systems);
        (string langId, string country) = Pick(random, s_regions);
        int osBits = osVersion > 501 && random.Next(3) > 0 ? 64 : 32;
        return new SampleSession
        {
            ProductId = random.Next(1, 41),
            Version = FormattableString.Invariant($"{random.Next(9, 13)}.{random.Next(8)}.{random.Next(1000)}.{random.Next(4)}"),
            OsPlatform = 2, // VER_PLATFORM_WIN32_NT
            OsVersion = osVersion,
            ServicePack = Pick(random, rich ? s_richTexts : servicePacks),
            OsBits = osBits,
            Architecture = osBits == 64 ? 9 : 0, // PROCESSOR_ARCHITECTURE_AMD64, _INTEL
            LangId = langId,
            Country = rich ? country + " & " + Pick(random, s_richTexts) : country,
            Locale = langId + "_" + country,
        };
    }

    private static T Pick<T>(Random random, T[] values) => values[random.Next(values.Length)];
}
