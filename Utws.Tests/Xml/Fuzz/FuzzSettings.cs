using System.Globalization;

namespace Utws.Tests.Xml.Fuzz;

/// <summary>How long to fuzz and from which seed; the README beside this file has the commands.</summary>
internal static class FuzzSettings
{
    /// <summary>Without further ado: enough to meet every reason for a refusal, in about ten seconds on two cores.</summary>
    private const int DefaultDocuments = 40_000;

    private const int DefaultSeed = 20010816;

    /// <summary>The seed of the run.</summary>
    public static int Seed { get; } = Number("UTWS_FUZZ_SEED") ?? DefaultSeed;

    /// <summary>The length of a long run; null for the bounded one.</summary>
    public static TimeSpan? Duration { get; } = Number("UTWS_FUZZ_SECONDS") is { } seconds ? TimeSpan.FromSeconds(seconds) : null;

    /// <summary>The number of documents of the bounded run.</summary>
    public static int Documents => DefaultDocuments;

    private static int? Number(string variable) => Environment.GetEnvironmentVariable(variable) is { Length: > 0 } text
        ? int.Parse(text, NumberStyles.None, CultureInfo.InvariantCulture)
        : null;
}
