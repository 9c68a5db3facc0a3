using System.Text.Json.Serialization;

namespace Utws.Api.Commands.Compare;

/// <summary>Our answer beside another.</summary>
internal sealed record Comparison
{
    /// <summary>How they compare.</summary>
    public required ComparisonVerdict Verdict { get; init; }

    /// <summary>Our status.</summary>
    public int OurStatus { get; init; }

    /// <summary>The other's status; null without an answer.</summary>
    public int? TheirStatus { get; init; }

    /// <summary>Our media type, where the other's is different.</summary>
    public string? OurContentType { get; init; }

    /// <summary>The other's media type, where it is different.</summary>
    public string? TheirContentType { get; init; }

    /// <summary>Why there is nothing to compare, or what is wrong with the other answer.</summary>
    public string? Problem { get; init; }

    /// <summary>
    /// The differences in canonical XML, an element a line: <c>-</c> ours, <c>+</c> theirs. Where the meaning differs, both are written
    /// with the same prefixes first, so that nothing but the meaning shows.
    /// </summary>
    public IReadOnlyList<string> Diff { get; init; } = [];

    /// <summary>Whether a client could tell the two apart.</summary>
    [JsonIgnore]
    public bool IsDifference => Verdict is ComparisonVerdict.Differs or ComparisonVerdict.NoAnswer;
}
