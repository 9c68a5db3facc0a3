using System.Diagnostics.CodeAnalysis;
using System.Text;
using Confluent.Kafka;
using Utws.Api.Forwarding;
using Utws.Core.Contract;
using Utws.Core.Recording;
using Utws.Tests.Support;

namespace Utws.Tests.Forwarding.Kafka;

/// <summary>Groups become messages as the README describes them, each once, whatever is known of attempts before.</summary>
[Collection(AloneCollection.Name)]
[SuppressMessage("Design", "CA1001", Justification = "xunit calls DisposeAsync of IAsyncLifetime")]
public sealed class KafkaEngineTests : IAsyncLifetime
{
    private static readonly SendAttempt s_first = new(IsDoubtful: false, Position: null);

    private readonly KafkaHost _host = new();

    public Task InitializeAsync() => _host.StartAsync();

    public async Task DisposeAsync() => await _host.DisposeAsync();

    // The mock makes no topics when it is asked to; that it is left alone is all that can be shown here.
    [Fact]
    public async Task Initialize_TopicIsThere_LeavesItAsItIs()
    {
        await using IEngine engine = Connect();
        Assert.Equal(["topic utws-sessions is there"], await engine.InitializeAsync(default));
        Assert.Equal(["topic utws-sessions is there"], await engine.InitializeAsync(default));
    }

    [Fact]
    public async Task Send_MessageIsInTheDocumentedForm()
    {
        await using IEngine engine = Connect();
        ForwardBatch batch = new(1_000_000, int.MaxValue);
        SampleGroups.Append(batch, "knoten-ä", 7, 3, SampleGroups.Noon, long.MinValue, """[[1,"é\"",2,601,null,64,9,"","CA","en_CA",2,1800000000]]""");
        SampleGroups.Append(batch, "knoten-ä", 7, 3, SampleGroups.Noon + 1, null, "[]");
        _ = await engine.SendAsync(batch, s_first, default);
        ConsumeResult<string, string> message = Assert.Single(await _host.MessagesAsync());
        Assert.Equal("knoten-ä", message.Message.Key);
        Assert.Equal(
            """
            {"id":1,"received_us":1795780800000000,"api_version":5,"policy":"0123456789ab","addr_hash":-9223372036854775808,"sessions":[[1,"é\"",2,601,null,64,9,"","CA","en_CA",2,1800000000]]}
            {"id":2,"received_us":1795780800000001,"api_version":5,"policy":"0123456789ab","addr_hash":null,"sessions":[]}

            """,
            message.Message.Value);
        Assert.Equal(
            "format=1 node=knoten-ä epoch=7 seq=3 part=0 parts=1",
            string.Join(' ', message.Message.Headers.Select(h => $"{h.Key}={Encoding.UTF8.GetString(h.GetValueBytes())}")));
    }

    [Fact]
    public async Task Send_StoresEveryValueAsItWasRecorded()
    {
        await using IEngine engine = Connect();
        ForwardBatch batch = new(1_000_000, int.MaxValue);
        SampleGroups.Append(batch, "a", long.MaxValue, long.MaxValue - 1, SampleGroups.Noon + 123_456, long.MaxValue, Extremes());
        SampleGroups.Append(batch, "a", long.MaxValue, long.MaxValue, -1, null, SampleGroups.Json(1, 2000));
        Assert.False((await engine.SendAsync(batch, s_first, default)).HadLast);
        Assert.Equal(SampleGroups.Stored(batch), await _host.ReadAsync());
    }

    // The only group is longer than a message may be, and so is its second request by itself.
    [Fact]
    public async Task Send_GroupIsLongerThanAMessage_IsCutAtRequestsAndSessions()
    {
        await using IEngine engine = _host.Connect(_host.Port, settings => settings with { MaxMessageBytes = 10_000 });
        ForwardBatch batch = new(1_000_000, int.MaxValue);
        SampleGroups.Append(batch, "a", 7, 1, SampleGroups.Noon, null, SampleGroups.Json(1, 100));
        SampleGroups.Append(batch, "a", 7, 1, SampleGroups.Noon, null, SampleGroups.Json(1000, 1000));
        SampleGroups.Append(batch, "a", 7, 1, SampleGroups.Noon, null, SampleGroups.Json(1, 1));
        EngineReceipt receipt = await engine.SendAsync(batch, s_first, default);
        Assert.Equal(SampleGroups.Stored(batch), await _host.ReadAsync());
        IReadOnlyList<ConsumeResult<string, string>> messages = await _host.MessagesAsync();
        Assert.True(messages.Count > 5, "it was not cut");
        Assert.All(messages, message => Assert.InRange(Encoding.UTF8.GetByteCount(message.Message.Value), 1, 10_000));
        Assert.Equal(Enumerable.Range(0, messages.Count).Select(p => $"{p} of {messages.Count}"), messages.Select(m => $"{KafkaHost.Header(m, "part")} of {KafkaHost.Header(m, "parts")}"), StringComparer.Ordinal);

        // Sent again in doubt, its parts are known one by one.
        Assert.Equal(new EngineReceipt(receipt.Position, 1, HadLast: true), await engine.SendAsync(batch, new SendAttempt(true, null), default));
        Assert.Equal(messages.Count, (await _host.MessagesAsync()).Count);
    }

    // No broker takes it, and what comes behind it must get through.
    [Fact]
    public async Task Send_SessionIsLongerThanAMessage_IsLeftOutAndCounted()
    {
        await using IEngine engine = _host.Connect(_host.Port, settings => settings with { MaxMessageBytes = 10_000 });
        ForwardBatch batch = new(1_000_000, int.MaxValue);
        string longSession = SampleGroups.Json(1, 1)[..^1] + $",[2,\"{new string('x', 10_000)}\",2,0,\"\",64,9,\"en\",\"CA\",null,0,0]]";
        SampleGroups.Append(batch, "a", 7, 1, SampleGroups.Noon, null, longSession);
        SampleGroups.Append(batch, "a", 7, 2, SampleGroups.Noon, null, SampleGroups.Json(3, 1));
        EngineReceipt receipt = await engine.SendAsync(batch, s_first, default);
        Assert.Equal(1, receipt.LeftOut);
        Assert.Equal(SampleGroups.Stored(batch).Where(s => s.Json.Length < 10_000), await _host.ReadAsync());
    }

    // With and without a position, with the same and with other batches than before.
    [Fact]
    public async Task Send_InDoubt_SendsWhatIsNotThere()
    {
        await using IEngine engine = Connect();
        EngineReceipt first = await engine.SendAsync(SampleGroups.Batch("a", 7, 1, 2), s_first, default);
        EngineReceipt second = await engine.SendAsync(SampleGroups.Batch("a", 7, 3, 2), new SendAttempt(false, first.Position), default);
        Assert.Equal(new EngineReceipt(second.Position, 2, HadLast: true), await engine.SendAsync(SampleGroups.Batch("a", 7, 3, 2), new SendAttempt(true, first.Position), default));

        EngineReceipt third = await engine.SendAsync(SampleGroups.Batch("a", 7, 4, 3), new SendAttempt(true, first.Position), default);
        Assert.Equal((1, false), (third.GroupsFound, third.HadLast));
        Assert.Equal(new EngineReceipt(third.Position, 6, HadLast: true), await engine.SendAsync(SampleGroups.Batch("a", 7, 1, 6), new SendAttempt(true, null), default));
        Assert.Equal(0, (await engine.SendAsync(SampleGroups.Batch("a", 8, 1, 1), new SendAttempt(true, third.Position), default)).GroupsFound);
        Assert.Equal(SampleGroups.Stored(SampleGroups.Batch("a", 7, 1, 6), SampleGroups.Batch("a", 8, 1, 1)), await _host.ReadAsync());
    }

    // Others write to the partition as well, what is none of ours too.
    [Fact]
    public async Task Send_InDoubt_TakesNoOtherNodesGroupsForItsOwn()
    {
        await using IEngine engine = _host.Connect(_host.Port, settings => settings);
        _ = await engine.SendAsync(SampleGroups.Batch("b", 7, 1, 2), new SendAttempt(false, "1:0:utws-sessions"), default);
        using (IProducer<Null, string> other = new ProducerBuilder<Null, string>(new ProducerConfig { BootstrapServers = $"127.0.0.1:{_host.Port}" }).Build())
        {
            _ = await other.ProduceAsync(new TopicPartition(KafkaHost.Topic, 1), new Message<Null, string> { Value = "x" });
        }

        Assert.Equal(0, (await engine.SendAsync(SampleGroups.Batch("a", 7, 1, 2), new SendAttempt(true, "1:0:utws-sessions"), default)).GroupsFound);
    }

    // Once chosen, a partition is kept: were the key to decide anew when partitions are added, order and doubt would be lost.
    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    public async Task Send_PositionNamesAPartition_StaysThere(int partition)
    {
        await using IEngine engine = Connect();
        EngineReceipt receipt = await engine.SendAsync(SampleGroups.Batch("a", 7, 1, 2), new SendAttempt(false, $"{partition}:5:utws-sessions"), default);
        Assert.StartsWith($"{partition}:", receipt.Position, StringComparison.Ordinal);
        Assert.All(await _host.MessagesAsync(), message => Assert.Equal(partition, message.Partition.Value));
    }

    [Theory]
    [InlineData(ErrorCode.NotEnoughReplicasAfterAppend)]
    [InlineData(ErrorCode.RequestTimedOut)]
    [InlineData(ErrorCode.NotEnoughReplicas)]
    [InlineData(ErrorCode.LeaderNotAvailable)]
    public async Task Send_BrokerRefusesForAWhile_StoresAllInOrder(ErrorCode error)
    {
        await using IEngine engine = Connect();
        _host.Cluster.FailProduce(error, error, error);
        ForwardBatch batch = SampleGroups.Batch("a", 7, 1, 50);
        Assert.Equal(0, (await engine.SendAsync(batch, s_first, default)).GroupsFound);
        Assert.Equal(SampleGroups.Stored(batch), await _host.ReadAsync());
    }

    [Fact]
    public async Task Send_BrokersAreDownForFourSeconds_StoresAllInOrder()
    {
        await using IEngine engine = Connect();
        ForwardBatch first = SampleGroups.Batch("a", 7, 1, 50);
        ForwardBatch second = SampleGroups.Batch("a", 7, 51, 50);
        EngineReceipt receipt = await engine.SendAsync(first, s_first, default);
        await _host.KillAsync();
        Task<EngineReceipt> sending = engine.SendAsync(second, new SendAttempt(false, receipt.Position), default);
        await Task.Delay(TimeSpan.FromSeconds(4));
        Assert.False(sending.IsCompleted);
        await _host.StartAsync();
        _ = await sending;
        Assert.Equal(SampleGroups.Stored(first, second), await _host.ReadAsync());
    }

    // What was in its queues when an attempt ended must not arrive any more.
    [Fact]
    public async Task Send_Cancelled_SendsNothingAfterwards()
    {
        await using IEngine engine = Connect();
        ForwardBatch first = SampleGroups.Batch("a", 7, 1, 1);
        EngineReceipt receipt = await engine.SendAsync(first, s_first, default);
        await _host.KillAsync();
        ForwardBatch second = SampleGroups.Batch("a", 7, 2, 50);
        using CancellationTokenSource cancellation = new(TimeSpan.FromSeconds(1));
        _ = await Assert.ThrowsAnyAsync<OperationCanceledException>(() => engine.SendAsync(second, new SendAttempt(false, receipt.Position), cancellation.Token));
        await _host.StartAsync();
        Assert.Equal(SampleGroups.Stored(first), await _host.ReadAsync());
        Assert.Equal(0, (await engine.SendAsync(second, new SendAttempt(true, receipt.Position), default)).GroupsFound);
        Assert.Equal(SampleGroups.Stored(first, second), await _host.ReadAsync());
    }

    // The queue is bounded: a batch larger than it waits for room instead of failing, and instead of taking memory.
    [Fact]
    public async Task Send_BatchIsLargerThanTheQueue_WaitsForRoom()
    {
        await using IEngine engine = _host.Connect(_host.Port, settings => settings with
        {
            Client = new Dictionary<string, string>(StringComparer.Ordinal) { ["queue.buffering.max.messages"] = "10" },
        });
        ForwardBatch batch = SampleGroups.Batch("a", 7, 1, 500);
        _ = await engine.SendAsync(batch, s_first, default);
        Assert.Equal(SampleGroups.Stored(batch), await _host.ReadAsync());
    }

    private IEngine Connect() => _host.Connect(_host.Port);

    private static string Extremes()
    {
        using SessionJson json = new();
        json.Append(SampleGroups.Session(int.MinValue, null, null, null, null, null).ToSessionInfo(), new PublishDecision(PublishMode.Discard, long.MinValue));
        json.Append(SampleGroups.Session(int.MaxValue, "", "", "", "", "").ToSessionInfo(), new PublishDecision(PublishMode.Details, long.MaxValue));
        json.Append(SampleGroups.Session(0, "a\"b\\c", "\t\r\n", "\u0001\u001F", "日本語", "😀\"😀").ToSessionInfo(), new PublishDecision(PublishMode.SummaryOnly, 0));
        return Encoding.UTF8.GetString(json.Json);
    }
}
