namespace Utws.Api.Forwarding.ClickHouse;

/// <summary>ClickHouse.</summary>
internal sealed class ClickHouseEngine(ClickHouseSettings settings) : IEngine
{
    public string Name => "ClickHouse" + settings;

    public Task<IReadOnlyList<string>> InitializeAsync(CancellationToken cancellation) => throw new NotSupportedException();

    public Task<EngineReceipt> SendAsync(ForwardBatch batch, SendAttempt attempt, CancellationToken cancellation) => throw new NotSupportedException();

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;
}
