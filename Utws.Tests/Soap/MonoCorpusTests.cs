using System.Globalization;
using Utws.Tests.Support;

namespace Utws.Tests.Soap;

/// <summary>
/// Requests recorded with a second ASMX implementation. It is no authority, but 586 inputs that the vectors don't have; where
/// our answer means something else, a row of <see cref="MonoDifferences"/> says which of the two is right, and why.
/// </summary>
public sealed class MonoCorpusTests(AsmxServer fixture) : IClassFixture<AsmxServer>
{
    private static readonly string[] s_otherGroups = ["xml", "values", "charset", "malformed", "dispatch", "content-type"];

    public static TheoryData<string> HappyExchanges => Ids("happy");

    public static TheoryData<string> OtherExchanges => Ids(s_otherGroups);

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
        AnswerMeaning recorded = MeaningOf(exchange);
        AnswerMeaning ours = AnswerMeaning.Of(answer.Body);
        bool isSame = exchange.Status == answer.Status && recorded.Describe() == ours.Describe();
        string both = string.Create(
            CultureInfo.InvariantCulture,
            $"{exchange.Description}\nrecorded: {exchange.Status} {recorded.Describe()}\nours:     {answer.Status} {ours.Describe()}");
        if (MonoDifferences.ByExchange.TryGetValue(id, out MonoDifference? difference))
        {
            Assert.False(isSame, "There is no difference any more: " + difference.Reason);
            Assert.True(
                answer.Status == difference.Status && ours.Describe().Contains(difference.Meaning, StringComparison.Ordinal),
                $"{difference.Reason}\nexpected: {difference.Status} {difference.Meaning}\n{both}");
            return;
        }

        bool isExplained = MonoDifferences.IsEmptyBodyFilled(exchange.Status, recorded, answer.Status, ours)
            || (exchange.Status == answer.Status && MonoDifferences.IsTextFilledIn(recorded, ours));
        Assert.True(isSame || isExplained, both);
    }

    [Fact]
    public void Difference_IsOfAnExchangeThatIsReplayed() =>
        Assert.Subset(OtherIds().ToHashSet(StringComparer.Ordinal), MonoDifferences.ByExchange.Keys.ToHashSet(StringComparer.Ordinal));

    // A page of its ASP.NET is no SOAP.
    private static AnswerMeaning MeaningOf(MonoExchange exchange) => AnswerMeaning.Of(
        exchange.ContentType?.StartsWith("text/html", StringComparison.Ordinal) == true ? default : exchange.ResponseBody);

    private static IEnumerable<string> OtherIds() =>
        s_otherGroups.SelectMany(MonoCorpus.Remote).Select(e => e.Id);

    private static TheoryData<string> Ids(params string[] groups) => [.. groups.SelectMany(MonoCorpus.Remote).Select(e => e.Id)];
}
