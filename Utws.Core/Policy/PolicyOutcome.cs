using Utws.Core.Contract;

namespace Utws.Core.Policy;

/// <summary>What a rule answers.</summary>
/// <param name="Publish">What the client shall publish.</param>
/// <param name="Until">Until when; its default is the number 0.</param>
public readonly record struct PolicyOutcome(PublishMode Publish, PublishUntil Until);
