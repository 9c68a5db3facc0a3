namespace Utws.Benchmarks;

/// <summary>One session's decoded values.</summary>
internal sealed record SampleSession
{
    public required int ProductId { get; init; }

    public required string Version { get; init; }

    public required int OsPlatform { get; init; }

    public required int OsVersion { get; init; }

    public required string ServicePack { get; init; }

    public required int OsBits { get; init; }

    public required int Architecture { get; init; }

    public required string LangId { get; init; }

    public required string Country { get; init; }

    public required string Locale { get; init; }
}
