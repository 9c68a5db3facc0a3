using Microsoft.Extensions.Logging;
using Utws.Core.Contract;
using Utws.Tests.Support;

namespace Utws.Tests.Contract;

/// <summary>Faults of the operation itself (wire facts 3.12, 4.29): a decider that throws, or decides what the contract has no name for.</summary>
public sealed class OperationFaultTests
{
    [Theory]
    [InlineData(EnvelopeVersion.Soap11)]
    [InlineData(EnvelopeVersion.Soap12)]
    public async Task ThrownException_IsTheServersFaultWithItsMessages(EnvelopeVersion version)
    {
        await using UtwsServer server = await UtwsServer.StartAsync(new ThrowingDecider(
            () => new InvalidOperationException("outer <&> é", new InvalidOperationException("inner"))));
        await FaultSnapshot.VerifyAsync(await SendAsync(server, version), 500, version, [(nameof(version), version)]);

        // Whoever runs the server hears of it; the client's fault is not all there is.
        Assert.Contains(server.Log.AboveDebug, e => e.Level >= LogLevel.Error && e.Exception is InvalidOperationException);
    }

    [Theory]
    [InlineData(EnvelopeVersion.Soap11)]
    [InlineData(EnvelopeVersion.Soap12)]
    public async Task EmptyMessage_BecomesTheWordSoapException(EnvelopeVersion version)
    {
        await using UtwsServer server = await UtwsServer.StartAsync(new ThrowingDecider(() => new InvalidOperationException("")));
        await FaultSnapshot.VerifyAsync(await SendAsync(server, version), 500, version, [(nameof(version), version)]);
    }

    [Theory]
    [InlineData(EnvelopeVersion.Soap11)]
    [InlineData(EnvelopeVersion.Soap12)]
    public async Task UndefinedPublishMode_IsTheServersFault(EnvelopeVersion version)
    {
        await using UtwsServer server = await UtwsServer.StartAsync(new FixedDecider(new PublishDecision((PublishMode)99, 0)));
        await FaultSnapshot.VerifyAsync(await SendAsync(server, version), 500, version, [(nameof(version), version)]);
    }

    [Theory]
    [InlineData(long.MinValue)]
    [InlineData(-1)]
    [InlineData(long.MaxValue)]
    public async Task PublishUntil_IsAnyLong(long publishUntil)
    {
        await using UtwsServer server = await UtwsServer.StartAsync(new FixedDecider(new PublishDecision(PublishMode.Details, publishUntil)));
        RawHttpResponse answer = await SendAsync(server, EnvelopeVersion.Soap11);
        Assert.Equal(publishUntil, Assert.Single(AnswerMeaning.Of(answer.Body).Items!).PublishUntil);
    }

    // The fault of one request is no trouble of the next one.
    [Fact]
    public async Task AfterAFault_TheConnectionAnswersOn()
    {
        int calls = 0;
        await using UtwsServer server = await UtwsServer.StartAsync(new ThrowingDecider(() => new InvalidOperationException($"call {++calls}")));
        using RawHttpConnection connection = await server.ConnectAsync();
        for (int i = 1; i <= 3; i++)
        {
            byte[] request = RawHttpRequest.Soap(EnvelopeVersion.Soap11, RequestBody.OneSession(EnvelopeVersion.Soap11)).ToBytes();
            RawHttpResponse answer = await connection.ExchangeAsync(request);
            Assert.Equal($"Server was unable to process request. ---> call {i}", AnswerMeaning.Of(answer.Body).FaultText);
        }
    }

    private static Task<RawHttpResponse> SendAsync(UtwsServer server, EnvelopeVersion version) =>
        server.SendAsync(RawHttpRequest.Soap(version, RequestBody.OneSession(version)));
}
