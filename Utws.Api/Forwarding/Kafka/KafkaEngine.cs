namespace Utws.Api.Forwarding.Kafka;

/// <summary>Kafka.</summary>
internal sealed class KafkaEngine(KafkaSettings settings, ILogger<KafkaEngine> logger) : IEngine
{
    public string Name => "Kafka" + settings + logger;

    public Task<IReadOnlyList<string>> InitializeAsync(CancellationToken cancellation) => throw new NotSupportedException();

    public Task<EngineReceipt> SendAsync(ForwardBatch batch, SendAttempt attempt, CancellationToken cancellation) => throw new NotSupportedException();

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;
}
