namespace Utws.Core.Recording;

/// <summary>The store has failed: what it was asked for may or may not have happened.</summary>
public sealed class SessionStoreException(string message, Exception? inner = null) : Exception(message, inner);
