using Utws.Core.Contract;
using Utws.Core.Policy;
using Utws.Tests.Support;

namespace Utws.Tests.Policy;

public sealed class SessionSignatureTests
{
    private static readonly PolicyOutcome s_outcome = new(PublishMode.Discard, PublishUntil.Number(0));

    [Fact]
    public void Of_NoRules_HasNoBit() => Assert.Equal(0UL, SignatureOf([], "CA", 64));

    [Fact]
    public void RefusedBy_NumbersAndTexts_IsWhatOtherSessionsHave()
    {
        PolicyRule[] rules =
        [
            Rule(PolicyCondition.OnText(PolicyField.Country, matchesMissing: false, "CA")),
            Rule(PolicyCondition.OnText(PolicyField.Country, matchesMissing: true)),
            Rule(PolicyCondition.OnNumber(PolicyField.OsBits, 64), PolicyCondition.OnText(PolicyField.Country, matchesMissing: false, "US")),
            Rule(PolicyCondition.OnRange(PolicyField.OsBits, new NumberRange(int.MinValue, int.MaxValue))),
        ];

        Assert.Equal([0, 3], Left(rules, "CA", 32));
        Assert.Equal([1, 3], Left(rules, null, 64));
        Assert.Equal([2, 3], Left(rules, "US", 64));
        Assert.Equal([3], Left(rules, "US", 32));
    }

    // Where a pattern can match, so can any text.
    [Fact]
    public void RefusedBy_Pattern_IsNothing()
    {
        PolicyCondition pattern = PolicyCondition.OnText(PolicyField.Country, matchesMissing: false, ["US"], [new GlobPattern("C*")], []);
        PolicyRule[] rules = [Rule(pattern), Rule(PolicyCondition.OnText(PolicyField.Country, matchesMissing: false, "US"))];

        Assert.Equal([0], Left(rules, "CA", 32));
        Assert.Equal([0, 1], Left(rules, "US", 32));
    }

    // More intervals than a lane has bits: some share one, and none is refused that matches.
    [Fact]
    public void RefusedBy_ManyNumbers_IsNeverThatOfItsOwn()
    {
        PolicyRule[] rules = [.. Enumerable.Range(0, 500).Select(i => Rule(PolicyCondition.OnRange(PolicyField.OsBits, new NumberRange(i * 2, (i * 2) + (i % 200)))))];
        for (int number = -1; number < 1300; number++)
        {
            Assert.Empty(Enumerable.Range(0, rules.Length).Where(i => number >= i * 2 && number <= (i * 2) + (i % 200)).Except(Left(rules, "CA", number)));
        }
    }

    private static PolicyRule Rule(params PolicyCondition[] conditions) => new("rule", conditions, s_outcome);

    private static int[] Left(PolicyRule[] rules, string? country, int osBits)
    {
        SessionSignature signature = new(rules, isProductKnown: true);
        ulong bits = SignatureOf(rules, country, osBits);
        return [.. Enumerable.Range(0, rules.Length).Where(i => (signature.RefusedBy(rules[i]) & bits) == 0)];
    }

    private static ulong SignatureOf(PolicyRule[] rules, string? country, int osBits)
    {
        SessionInfo session = new SessionRecord { Country = country, OsBits = osBits }.ToSessionInfo();
        return new SessionSignature(rules, isProductKnown: true).Of(new DecisionContext(1, DateTimeOffset.UnixEpoch), in session);
    }
}
