namespace Utws.Api.Forwarding;

/// <summary>A group within a batch.</summary>
/// <param name="Sequence">Its number in the batch's epoch.</param>
/// <param name="FirstRequest">The batch's index of its first request.</param>
/// <param name="RequestCount">How many requests it has.</param>
/// <param name="SessionCount">How many sessions these announced.</param>
internal readonly record struct ForwardGroup(long Sequence, int FirstRequest, int RequestCount, int SessionCount);
