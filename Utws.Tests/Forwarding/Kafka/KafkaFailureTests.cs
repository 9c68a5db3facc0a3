using System.Diagnostics.CodeAnalysis;
using Confluent.Kafka;
using Utws.Api.Forwarding;
using Utws.Api.Forwarding.Kafka;
using Utws.Tests.Support;

namespace Utws.Tests.Forwarding.Kafka;

/// <summary>What an operator is told when Kafka cannot be used: what is wrong and what mends it.</summary>
[Collection(AloneCollection.Name)]
[SuppressMessage("Design", "CA1001", Justification = "xunit calls DisposeAsync of IAsyncLifetime")]
public sealed class KafkaFailureTests : IAsyncLifetime
{
    private readonly KafkaHost _host = new();

    public Task InitializeAsync() => _host.StartAsync();

    public async Task DisposeAsync() => await _host.DisposeAsync();

    [Fact]
    public async Task Send_NoSuchTopic_TellsHowToMakeIt()
    {
        EngineException failure = await FailAsync(settings => settings with { Topic = "other" });
        Assert.False(failure.IsStored);
        Assert.Contains("'utws engine init'", failure.Message, StringComparison.Ordinal);
        Assert.Contains("kafka-topics.sh --create --topic other", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Send_BrokersAreDown_IsNotStored()
    {
        await _host.KillAsync();
        EngineException failure = await FailAsync(static settings => settings);
        Assert.False(failure.IsStored);
        Assert.Contains("cannot be reached", failure.Message, StringComparison.Ordinal);
        Assert.Contains("refused", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Initialize_BrokersAreDown_SaysSo()
    {
        await _host.KillAsync();
        await using IEngine engine = _host.Connect(_host.Port);
        EngineException failure = await Assert.ThrowsAsync<EngineException>(() => engine.InitializeAsync(default));
        Assert.Contains("cannot be reached", failure.Message, StringComparison.Ordinal);
    }

    // Down while a message is on its way, for longer than is waited: it may be there.
    [Fact]
    public async Task Send_BrokersStayDown_IsInDoubtOrNotStored()
    {
        await using IEngine engine = _host.Connect(_host.Port, Impatient);
        EngineReceipt receipt = await engine.SendAsync(SampleGroups.Batch("a", 7, 1, 1), default, default);
        await _host.KillAsync();
        EngineException failure = await Assert.ThrowsAsync<EngineException>(
            () => engine.SendAsync(SampleGroups.Batch("a", 7, 2, 1), new SendAttempt(false, receipt.Position), default));
        Assert.NotEqual(true, failure.IsStored);
        Assert.Contains("cannot be reached", failure.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(ErrorCode.TopicAuthorizationFailed, "WRITE, READ and DESCRIBE on the topic utws-sessions")]
    [InlineData(ErrorCode.MsgSizeTooLarge, "MaxMessageBytes")]
    public async Task Send_BrokerRefuses_TellsWhatMendsIt(ErrorCode error, string mended)
    {
        _host.Cluster.FailProduce([.. Enumerable.Repeat(error, 20)]);
        Assert.Contains(mended, (await FailAsync(Impatient)).Message, StringComparison.Ordinal);
    }

    private static KafkaSettings Impatient(KafkaSettings settings) =>
        settings with { Client = new Dictionary<string, string>(StringComparer.Ordinal) { ["message.timeout.ms"] = "2000" } };

    private async Task<EngineException> FailAsync(Func<KafkaSettings, KafkaSettings> change)
    {
        await using IEngine engine = _host.Connect(_host.Port, change);
        return await Assert.ThrowsAsync<EngineException>(() => engine.SendAsync(SampleGroups.Batch("a", 7, 1, 1), default, default));
    }
}
