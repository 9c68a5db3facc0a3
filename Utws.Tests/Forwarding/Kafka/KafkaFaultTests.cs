using Utws.Tests.Support;

namespace Utws.Tests.Forwarding.Kafka;

/// <summary>What Kafka can do to the forwarder.</summary>
[Collection(AloneCollection.Name)]
public sealed class KafkaFaultTests : EngineFaultTests, IAsyncLifetime
{
    private readonly KafkaHost _host = new();

    private protected override IEngineHost Host => _host;

    public Task InitializeAsync() => Task.CompletedTask;

    public async Task DisposeAsync() => await _host.DisposeAsync();

    [Fact]
    public Task Kafka_DownAtStart_GetsEachGroupOnce() => DownAtStartAsync();

    [Fact]
    public Task Kafka_KilledInMidBatch_GetsEachGroupOnce() => KilledInMidBatchAsync();

    [Fact]
    public Task Kafka_AnswerIsLost_GetsEachGroupOnce() => AnswerIsLostAsync();

    [Fact]
    public Task Kafka_AwayForTenSeconds_GetsEachGroupOnce() => AwayForTenSecondsAsync();

    [Fact]
    public Task Kafka_Slow_GetsEachGroupOnce() => SlowAsync();

    [Fact]
    public Task Kafka_ServerIsRestarted_GetsEachGroupOnce() => ServerIsRestartedAsync();
}
