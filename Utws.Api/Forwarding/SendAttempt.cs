namespace Utws.Api.Forwarding;

/// <summary>What is known of a batch before it is sent.</summary>
/// <param name="IsDoubtful">
/// Whether an earlier attempt, of this process or of one before it, may have brought groups of it to the engine. These must not be
/// stored again. At most the groups of one earlier batch are in doubt, and they follow the last one that is known to be stored.
/// </param>
/// <param name="Position">The <see cref="EngineReceipt.Position"/> of the last batch that is known to be stored; null if there is none.</param>
internal readonly record struct SendAttempt(bool IsDoubtful, string? Position);
