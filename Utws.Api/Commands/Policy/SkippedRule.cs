namespace Utws.Api.Commands.Policy;

/// <summary>A rule before the one that decided.</summary>
/// <param name="Index">Its place among the rules, from 0.</param>
/// <param name="Name">Its name.</param>
/// <param name="Reasons">Each of its conditions that does not hold, or that the session is not in its sample.</param>
internal sealed record SkippedRule(int Index, string Name, IReadOnlyList<string> Reasons);
