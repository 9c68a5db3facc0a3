using Utws.Api.Forwarding;

namespace Utws.Benchmarks.Forwarding;

/// <summary>An engine that stores nothing: what is left is the reading.</summary>
internal sealed class DiscardingEngine : IEngine
{
    public string Name => "nothing";

    public Task<IReadOnlyList<string>> InitializeAsync(CancellationToken cancellation) => Task.FromResult<IReadOnlyList<string>>([]);

    public Task<IReadOnlyList<string>> FindMissingAsync(CancellationToken cancellation) => Task.FromResult<IReadOnlyList<string>>([]);

    public Task<EngineReceipt> SendAsync(ForwardBatch batch, SendAttempt attempt, CancellationToken cancellation) => Task.FromResult(default(EngineReceipt));

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;
}
