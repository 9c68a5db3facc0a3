using System.Text.Json.Serialization;

namespace Utws.Api.Commands.Check;

/// <summary>One session and its decision.</summary>
internal sealed record CheckedSession
{
    /// <summary>Its place in the request, from 1.</summary>
    public int Number { get; init; }

    [JsonPropertyName("productID")]
    public int ProductId { get; init; }

    public string? Version { get; init; }

    public int OsPlatform { get; init; }

    public int OsVersion { get; init; }

    public string? ServicePack { get; init; }

    public int OsBits { get; init; }

    public int Architecture { get; init; }

    [JsonPropertyName("langID")]
    public string? LangId { get; init; }

    public string? Country { get; init; }

    public string? Locale { get; init; }

    /// <summary>The decision by name; null where a recorded response has none.</summary>
    public string? Publish { get; init; }

    public long PublishUntil { get; init; }
}
