namespace Utws.Core.Contract;

/// <summary>The answer for one session: what to publish, and until when.</summary>
/// <param name="Publish">What the client shall publish.</param>
/// <param name="PublishUntil">The number that goes on the wire as <c>publishUntil</c>; its unit is the policy's.</param>
public readonly record struct PublishDecision(PublishMode Publish, long PublishUntil);
