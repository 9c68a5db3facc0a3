using System.Diagnostics.CodeAnalysis;
using Confluent.Kafka;
using Utws.Tests.Support;

namespace Utws.Tests.Forwarding.Kafka;

/// <summary>What Kafka can do to the forwarder.</summary>
[Collection(AloneCollection.Name)]
[SuppressMessage("Design", "CA1001", Justification = "xunit calls DisposeAsync of IAsyncLifetime")]
public sealed class KafkaFaultTests : EngineFaultTests, IAsyncLifetime
{
    private readonly KafkaHost _host = new();

    private protected override IEngineHost Host => _host;

    public Task InitializeAsync() => Task.CompletedTask;

    public async Task DisposeAsync() => await _host.DisposeAsync();

    [Fact]
    public Task Forward_EngineIsDownAtStart_StoresEachGroupOnce() => DownAtStartAsync();

    [Fact]
    public Task Forward_EngineIsKilledInMidBatch_StoresEachGroupOnce() => KilledInMidBatchAsync();

    [Fact]
    public Task Forward_AnswerIsLost_StoresEachGroupOnce() => AnswerIsLostAsync();

    [Fact]
    public Task Forward_EngineIsAwayForTenSeconds_StoresEachGroupOnce() => AwayForTenSecondsAsync();

    [Fact]
    public Task Forward_EngineIsSlow_StoresEachGroupOnce() => SlowAsync();

    [Fact]
    public Task Forward_ServerIsRestarted_StoresEachGroupOnce() => ServerIsRestartedAsync();

    [Fact]
    public Task Forward_CursorIsLost_StoresEachGroupOnce() => CursorIsLostAsync();

    // A broker whose disk is full answers KAFKA_STORAGE_ERROR, which librdkafka tries again until the attempt's time is over.
    [Fact]
    public Task Forward_EngineIsFull_StoresEachGroupOnce() => FullAsync(
        () => Task.Run(() => _host.Cluster.FailProduce([.. Enumerable.Repeat(ErrorCode.KafkaStorageError, 100_000)])),
        () => Task.Run(_host.Cluster.Recover));
}
