namespace Utws.Api.Forwarding;

/// <summary>An engine that stores what nodes have recorded. For one caller at a time: a node has one batch in flight.</summary>
internal interface IEngine : IAsyncDisposable
{
    /// <summary>What it is called in logs and health, with its address and without secrets.</summary>
    string Name { get; }

    /// <summary>Makes what it needs to store sessions. Done again, it leaves everything as it is.</summary>
    /// <returns>What was made, and what was there already, a line each.</returns>
    /// <exception cref="EngineException">It cannot be reached, or does not allow it.</exception>
    Task<IReadOnlyList<string>> InitializeAsync(CancellationToken cancellation);

    /// <summary>Asks what it lacks of what it needs; nothing is made.</summary>
    /// <returns>What is not there, such as <c>table utws_session</c>; empty if all is.</returns>
    /// <exception cref="EngineException">It cannot be reached, or does not let us in.</exception>
    Task<IReadOnlyList<string>> FindMissingAsync(CancellationToken cancellation);

    /// <summary>
    /// Stores all groups of the batch, each once. The batch is the caller's, and must not be used after the task has ended. When it ends
    /// in an exception nothing of the attempt goes on in this process; what is on its way is for the next attempt to find.
    /// </summary>
    /// <exception cref="EngineException">They are not stored, or that is not known.</exception>
    /// <exception cref="OperationCanceledException">It took too long, or is no longer wanted; whether they are stored is not known.</exception>
    Task<EngineReceipt> SendAsync(ForwardBatch batch, SendAttempt attempt, CancellationToken cancellation);
}
