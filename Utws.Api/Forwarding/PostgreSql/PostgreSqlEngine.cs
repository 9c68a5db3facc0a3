namespace Utws.Api.Forwarding.PostgreSql;

/// <summary>PostgreSql.</summary>
internal sealed class PostgreSqlEngine(PostgreSqlSettings settings) : IEngine
{
    public string Name => "PostgreSql" + settings;

    public Task<IReadOnlyList<string>> InitializeAsync(CancellationToken cancellation) => throw new NotSupportedException();

    public Task<EngineReceipt> SendAsync(ForwardBatch batch, SendAttempt attempt, CancellationToken cancellation) => throw new NotSupportedException();

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;
}
