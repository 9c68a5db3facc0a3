namespace Utws.Core.Contract;

/// <summary>What all sessions of one request have in common when they are decided.</summary>
/// <param name="ApiVersion">The request's <c>apiVersion</c>.</param>
/// <param name="Now">The instant of the decision, one for the whole request.</param>
/// <param name="Caller">Where the request came from.</param>
public readonly record struct DecisionContext(int ApiVersion, DateTimeOffset Now, CallerAddress Caller = default);
