using Utws.Core.Policy;

namespace Utws.Api.Policy;

/// <summary>What has been read so far of a condition on a text: its alternatives come in any order.</summary>
internal sealed class TextConditionDraft
{
    /// <summary>Whether <c>null</c> was one of them.</summary>
    public bool MatchesMissing { get; set; }

    /// <summary>The exact texts.</summary>
    public List<string> Texts { get; } = [];

    /// <summary>The patterns.</summary>
    public List<GlobPattern> Globs { get; } = [];

    /// <summary>The ranges of versions.</summary>
    public List<VersionRange> Versions { get; } = [];

    /// <summary>The condition.</summary>
    public PolicyCondition On(PolicyField field) => PolicyCondition.OnText(field, MatchesMissing, [.. Texts], [.. Globs], [.. Versions]);
}
