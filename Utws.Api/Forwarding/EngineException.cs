namespace Utws.Api.Forwarding;

/// <summary>An engine could not be reached, or refused something. The message is for the operator: what failed, and what mends it.</summary>
/// <param name="message">What is wrong.</param>
/// <param name="isStored">False if it is certain that nothing of the batch has arrived; null if that is not known.</param>
/// <param name="inner">What told of it.</param>
internal sealed class EngineException(string message, bool? isStored = null, Exception? inner = null) : Exception(message, inner)
{
    /// <summary>False if it is certain that nothing of the batch has arrived; null if that is not known.</summary>
    public bool? IsStored { get; } = isStored;
}
