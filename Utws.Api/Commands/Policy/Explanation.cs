using System.Text.Json.Serialization;

namespace Utws.Api.Commands.Policy;

/// <summary>What a policy decides for a session, and why.</summary>
internal sealed record Explanation
{
    /// <summary>The file, as it was given.</summary>
    public required string File { get; init; }

    /// <summary>The file's revision.</summary>
    public required string Revision { get; init; }

    /// <summary>The instant of the decision.</summary>
    public required DateTimeOffset Now { get; init; }

    /// <summary>What the client shall publish.</summary>
    public required string Publish { get; init; }

    /// <summary>Until when, as the number on the wire.</summary>
    public required long PublishUntil { get; init; }

    /// <summary>The instant that the number is in the policy's unit; null if the calendar has none.</summary>
    public required DateTimeOffset? PublishUntilInstant { get; init; }

    /// <summary>The place of the rule that decided, from 0; -1 for <c>otherwise</c>.</summary>
    public required int RuleIndex { get; init; }

    /// <summary>The name of the rule that decided, or <c>otherwise</c>.</summary>
    public required string Rule { get; init; }

    /// <summary>The share that the rule takes, if not all.</summary>
    public double? Sample { get; init; }

    /// <summary>The session's place in that share, if the rule does not take all.</summary>
    public double? SampleFraction { get; init; }

    /// <summary>The rules before it.</summary>
    [JsonPropertyName("skipped")]
    public required IReadOnlyList<SkippedRule> SkippedRules { get; init; }
}
