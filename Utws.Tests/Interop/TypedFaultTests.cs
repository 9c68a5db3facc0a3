using System.ServiceModel;
using System.ServiceModel.Channels;
using Utws.Tests.Interop.Typed;
using Utws.Tests.Support;

namespace Utws.Tests.Interop;

/// <summary>What clients of System.ServiceModel are told in faults, and which headers do not make one.</summary>
public sealed class TypedFaultTests(EveryServer servers) : IClassFixture<EveryServer>
{
    private const string Name = "Trail";
    private const string Namespace = "urn:example:trail";

    public static TheoryData<Support.EnvelopeVersion, AnswerForm> Cases => EveryServer.Cases;

    // System.ServiceModel knows this code, and has an exception of its own for it, which gives the reason.
    [Theory]
    [MemberData(nameof(Cases))]
    public async Task HeaderThatMustBeUnderstood_IsAFaultThatSaysWhichWasNot(Support.EnvelopeVersion version, AnswerForm form)
    {
        MessageHeader header = MessageHeader.CreateHeader(Name, Namespace, "x", mustUnderstand: true);
        using TypedClient<IUtwsSoap> client = servers.Connect(version, form);
        ProtocolException ofCall = Assert.Throws<ProtocolException>(() => client.WithHeader(header, c => c.LogsAvailable(1, [new SessionInfo()])));
        ProtocolException ofAsyncCall = await Assert.ThrowsAsync<ProtocolException>(
            () => client.WithHeader(header, c => c.LogsAvailableAsync(1, [new SessionInfo()])));
        Assert.Equal(
            ("SOAP header Trail was not understood.", "SOAP header Trail was not understood."), (ofCall.Message, ofAsyncCall.Message));
    }

    [Theory]
    [InlineData(AnswerForm.Documented)]
    [InlineData(AnswerForm.Asmx)]
    public async Task UnknownAction_IsTheClientsFault(AnswerForm form)
    {
        using TypedClient<IUtwsSoapMisnamed> client = servers.Connect<IUtwsSoapMisnamed>(Support.EnvelopeVersion.Soap11, form);
        FaultException fault = await Assert.ThrowsAsync<FaultException>(() => client.Channel.LogsAvailableAsync(1, sessions: null));
        CheckFault(
            fault, Support.EnvelopeVersion.Soap11, "Client", "Server did not recognize the value of HTTP Header SOAPAction: urn:example:unknown.");
    }

    // 2.9: in SOAP 1.2 the body's element says what is called when the action does not.
    [Theory]
    [InlineData(AnswerForm.Documented)]
    [InlineData(AnswerForm.Asmx)]
    public async Task UnknownActionInSoap12_IsNoFault(AnswerForm form)
    {
        using TypedClient<IUtwsSoapMisnamed> client = servers.Connect<IUtwsSoapMisnamed>(Support.EnvelopeVersion.Soap12, form);
        _ = Assert.Single((await client.Channel.LogsAvailableAsync(1, [new SessionInfo()]))!);
    }

    // SOAP 1.1, 4.2.2; SOAP 1.2 part 1, 2.4
    [Theory]
    [MemberData(nameof(Cases))]
    public void HeaderForAnotherActor_IsNotOurs(Support.EnvelopeVersion version, AnswerForm form) =>
        CheckAccepted(version, form, MessageHeader.CreateHeader(Name, Namespace, "x", mustUnderstand: true, "urn:example:another"));

    [Theory]
    [MemberData(nameof(Cases))]
    public void HeaderOfTheClientsOwn_IsIgnored(Support.EnvelopeVersion version, AnswerForm form) =>
        CheckAccepted(version, form, MessageHeader.CreateHeader(Name, Namespace, "x"));

    [Theory]
    [MemberData(nameof(Cases))]
    public void AddressingHeader_IsIgnored(Support.EnvelopeVersion version, AnswerForm form) => CheckAccepted(
        version, form, MessageHeader.CreateHeader("MessageID", "http://www.w3.org/2005/08/addressing", "urn:uuid:0d6f3bcb-3e4f-4f0c-8d0e-2c1c8a1f5d11"));

    [Theory]
    [InlineData(Support.EnvelopeVersion.Soap11, "Server")]
    [InlineData(Support.EnvelopeVersion.Soap12, "Receiver")]
    public async Task FailedOperation_IsTheServersFault(Support.EnvelopeVersion version, string code)
    {
        await using UtwsServer server = await UtwsServer.StartAsync(new ThrowingDecider(() => new InvalidOperationException("no rules <here> & now")));
        using TypedClient<IUtwsSoap> client = new(server.Endpoint, version);
        FaultException fault = await Assert.ThrowsAsync<FaultException>(() => client.Channel.LogsAvailableAsync(1, [new SessionInfo()]));
        CheckFault(fault, version, code, "Server was unable to process request. ---> no rules <here> & now");
    }

    // A fault leaves the channel usable: the next call is answered.
    [Theory]
    [MemberData(nameof(Cases))]
    public void CallAfterAFault_IsAnswered(Support.EnvelopeVersion version, AnswerForm form)
    {
        MessageHeader header = MessageHeader.CreateHeader(Name, Namespace, "x", mustUnderstand: true);
        using TypedClient<IUtwsSoap> client = servers.Connect(version, form);
        _ = Assert.Throws<ProtocolException>(() => client.WithHeader(header, c => c.LogsAvailable(1, sessions: null)));
        _ = Assert.Single(client.Channel.LogsAvailable(1, [new SessionInfo()])!);
    }

    private static void CheckFault(FaultException fault, Support.EnvelopeVersion version, string code, string reason)
    {
        Assert.Equal((code, WireNames.EnvelopeOf(version)), (fault.Code.Name, fault.Code.Namespace));
        Assert.Equal(reason, fault.Reason.ToString());
    }

    private void CheckAccepted(Support.EnvelopeVersion version, AnswerForm form, MessageHeader header)
    {
        using TypedClient<IUtwsSoap> client = servers.Connect(version, form);
        _ = Assert.Single(client.WithHeader(header, c => c.LogsAvailable(1, [new SessionInfo()]))!);
    }
}
