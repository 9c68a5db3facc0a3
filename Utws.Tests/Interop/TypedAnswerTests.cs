using System.Globalization;
using Utws.Core.Contract;
using Utws.Tests.Interop.Typed;
using Utws.Tests.Support;

namespace Utws.Tests.Interop;

/// <summary>What clients of System.ServiceModel get back, in both versions of SOAP and both wire forms.</summary>
public sealed class TypedAnswerTests(EveryServer servers) : IClassFixture<EveryServer>
{
    // The common sessions, and what those of other stacks cannot all send.
    private static readonly SessionRecord[] s_sessions =
    [
        .. InteropExpectations.Sessions.Select(s => s.Session),
        new SessionRecord { Version = "\t\n", ServicePack = "&lt;&#10;", LangId = "]]>", Country = "<![CDATA[x]]>", Locale = "\u0085\u00A0\u2028\uFFFD" },
    ];

    public static TheoryData<EnvelopeVersion, AnswerForm> Cases => EveryServer.Cases;

    [Theory]
    [MemberData(nameof(Cases))]
    public void Call_GetsEveryFieldBackInOrderWithItsDecision(EnvelopeVersion version, AnswerForm form)
    {
        using TypedClient<IUtwsSoap> client = servers.Connect(version, form);
        CheckAnswer(s_sessions, client.Channel.LogsAvailable(1, [.. s_sessions.Select(Typed.SessionInfo.Of)]));
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public async Task AsyncCall_GetsTheSame(EnvelopeVersion version, AnswerForm form)
    {
        using TypedClient<IUtwsSoap> client = servers.Connect(version, form);
        CheckAnswer(s_sessions, await client.Channel.LogsAvailableAsync(1, [.. s_sessions.Select(Typed.SessionInfo.Of)]));
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public async Task CallByMessageContracts_GetsTheSame(EnvelopeVersion version, AnswerForm form)
    {
        using TypedClient<IUtwsSoapMessages> client = servers.Connect<IUtwsSoapMessages>(version, form);
        LogsAvailableRequest request = new() { ApiVersion = 1, Sessions = [.. s_sessions.Select(Typed.SessionInfo.Of)] };
        CheckAnswer(s_sessions, (await client.Channel.LogsAvailableAsync(request)).LogsAvailableResult);
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public async Task Sessions_ComeBackAsManyAsWereSent(EnvelopeVersion version, AnswerForm form)
    {
        using TypedClient<IUtwsSoap> client = servers.Connect(version, form);
        foreach (int count in (int[])[0, 1, 1000])
        {
            SessionRecord[] sessions = [.. Enumerable.Range(0, count).Select(n => Numbered(0, n))];
            CheckAnswer(sessions, await client.Channel.LogsAvailableAsync(1, [.. sessions.Select(Typed.SessionInfo.Of)]));
        }
    }

    // Where the old operation's answer is not on record, ours is the empty result (DEVIATIONS.md).
    [Theory]
    [MemberData(nameof(Cases))]
    public async Task NullSessionsAndNullItems_GetNoAnswer(EnvelopeVersion version, AnswerForm form)
    {
        using TypedClient<IUtwsSoap> client = servers.Connect(version, form);
        Assert.Empty((await client.Channel.LogsAvailableAsync(1, sessions: null))!);
        Assert.Empty((await client.Channel.LogsAvailableAsync(1, [null!]))!);
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public async Task ConcurrentCallsOnOneChannel_EachGetTheirOwn(EnvelopeVersion version, AnswerForm form)
    {
        const int Calls = 40; // more than the client opens connections for at first
        using TypedClient<IUtwsSoap> client = servers.Connect(version, form);
        await Task.WhenAll(Enumerable.Range(0, Calls).Select(async call =>
        {
            SessionRecord[] sessions = [.. Enumerable.Range(0, call).Select(n => Numbered(call, n))];
            CheckAnswer(sessions, await client.Channel.LogsAvailableAsync(1, [.. sessions.Select(Typed.SessionInfo.Of)]));
        }));
    }

    // 3.8: the answer has a carriage return raw, as the old runtime's had, and a reader must take it for a line feed (XML 1.0, 2.11).
    // The server itself has read what was sent.
    [Theory]
    [InlineData(EnvelopeVersion.Soap11)]
    [InlineData(EnvelopeVersion.Soap12)]
    public async Task CarriageReturns_ArriveAndComeBackAsLineFeeds(EnvelopeVersion version)
    {
        RecordingDecider decider = new();
        await using UtwsServer server = await UtwsServer.StartAsync(decider);
        using TypedClient<IUtwsSoap> client = new(server.Endpoint, version);
        SessionRecord sent = new() { Version = "a\r\nb\rc\nd" };
        CheckAnswer([sent with { Version = "a\nb\nc\nd" }], await client.Channel.LogsAvailableAsync(5, [Typed.SessionInfo.Of(sent)]));
        (IReadOnlyList<SessionRecord> sessions, IReadOnlyList<int> apiVersions) = decider.Take();
        Assert.Equal([sent], sessions);
        Assert.Equal([5], apiVersions);
    }

    [Theory]
    [InlineData(Core.Contract.PublishMode.Discard, long.MinValue)]
    [InlineData(Core.Contract.PublishMode.SummaryOnly, -1)]
    [InlineData(Core.Contract.PublishMode.Details, long.MaxValue)]
    public async Task Decision_ArrivesAsDecided(Core.Contract.PublishMode mode, long until)
    {
        await using UtwsServer server = await UtwsServer.StartAsync(new FixedDecider(new PublishDecision(mode, until)));
        foreach (EnvelopeVersion version in Enum.GetValues<EnvelopeVersion>())
        {
            using TypedClient<IUtwsSoap> client = new(server.Endpoint, version);
            SessionsToPublish item = Assert.Single((await client.Channel.LogsAvailableAsync(1, [new Typed.SessionInfo()]))!);
            Assert.Equal((mode.ToString(), until), (item.Publish.ToString(), item.PublishUntil));
        }
    }

    private static SessionRecord Numbered(int call, int number) => new()
    {
        ProductId = number,
        Version = string.Create(CultureInfo.InvariantCulture, $"{call}/{number}"),
        ServicePack = number % 2 == 0 ? "" : null,
    };

    private static void CheckAnswer(SessionRecord[] sent, SessionsToPublish[]? came)
    {
        Assert.NotNull(came);
        Assert.Equal(sent.Select(PublishedSession.ByOracle), came.Select(c => c.ToPublished()));
    }
}
