using System.Globalization;
using Utws.Tests.Support;

namespace Utws.Tests.Soap;

/// <summary>
/// Requests recorded with a second ASMX implementation. It is no authority, but 350 inputs that the vectors don't have; where
/// our answer means something else, a row of <see cref="MonoDifferences"/> says which of the two is right, and why.
/// </summary>
public sealed class MonoCorpusTests(AsmxServer fixture) : IClassFixture<AsmxServer>
{
    private static readonly string[] s_otherGroups = ["xml", "values", "charset"];

    public static TheoryData<string> HappyExchanges => Ids("happy");

    public static TheoryData<string> OtherExchanges => Ids("xml", "values", "charset");

    // The form is the old runtime's in both implementations, so here bytes can be compared.
    [Theory]
    [MemberData(nameof(HappyExchanges))]
    public async Task HappyExchange_IsAnsweredByteForByte(string id)
    {
        MonoExchange exchange = MonoCorpus.Get(id);
        RawHttpResponse answer = await fixture.Server.SendAsync(exchange.ToHttp());
        WireAssert.Answer((200, exchange.ContentType!, "private, max-age=0", exchange.ResponseBody), answer, id);
    }

    [Theory]
    [MemberData(nameof(OtherExchanges))]
    public async Task Exchange_MeansWhatItMeantUnlessExplained(string id)
    {
        MonoExchange exchange = MonoCorpus.Get(id);
        RawHttpResponse answer = await fixture.Server.SendAsync(exchange.ToHttp());
        string recorded = Describe(exchange.Status, exchange.ResponseBody);
        string ours = Describe(answer.Status, answer.Body);
        if (!MonoDifferences.ByExchange.TryGetValue(id, out MonoDifference? difference))
        {
            Assert.True(recorded == ours, $"{exchange.Description}\nrecorded: {recorded}\nours:     {ours}");
            return;
        }

        Assert.True(recorded != ours, "There is no difference any more: " + difference.Reason);
        Assert.True(
            answer.Status == difference.Status && ours.Contains(difference.Meaning, StringComparison.Ordinal),
            $"{difference.Reason}\nexpected: {difference.Status} {difference.Meaning}\nours:     {ours}");
    }

    [Fact]
    public void Difference_IsOfAnExchangeThatIsReplayed() =>
        Assert.Subset(OtherIds().ToHashSet(StringComparer.Ordinal), MonoDifferences.ByExchange.Keys.ToHashSet(StringComparer.Ordinal));

    private static string Describe(int status, ReadOnlyMemory<byte> body) =>
        string.Create(CultureInfo.InvariantCulture, $"{status} {AnswerMeaning.Of(body).Describe()}");

    private static IEnumerable<string> OtherIds() =>
        s_otherGroups.SelectMany(MonoCorpus.Remote).Select(e => e.Id);

    private static TheoryData<string> Ids(params string[] groups) => [.. groups.SelectMany(MonoCorpus.Remote).Select(e => e.Id)];
}
