namespace Utws.Api.Commands.Policy;

/// <summary>Sessions that were decided anew.</summary>
/// <param name="Sessions">How many.</param>
/// <param name="Changed">How many of them shall publish something else.</param>
/// <param name="OnlyUntil">How many shall publish the same, until another instant.</param>
internal readonly record struct ReplayCount(long Sessions, long Changed, long OnlyUntil);
