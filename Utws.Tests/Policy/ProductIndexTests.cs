using Utws.Core.Contract;
using Utws.Core.Policy;

namespace Utws.Tests.Policy;

public sealed class ProductIndexTests
{
    private static readonly PolicyOutcome s_outcome = new(PublishMode.Discard, PublishUntil.Number(0));

    [Fact]
    public void CandidatesFor_ValuesRangesAndNeither_AreThoseThatCanMatchInTheirOrder()
    {
        ProductIndex index = new(
        [
            Rule(new NumberRange(5, 5), new NumberRange(7, 9)),
            Rule(),
            Rule(new NumberRange(int.MinValue, 6)),
            Rule(new NumberRange(9, int.MaxValue), new NumberRange(5, 5), new NumberRange(5, 5)),
        ]);

        Assert.True(index.IsExact);
        Assert.Equal([1, 2], index.CandidatesFor(int.MinValue));
        Assert.Equal([1, 2], index.CandidatesFor(4));
        Assert.Equal([0, 1, 2, 3], index.CandidatesFor(5));
        Assert.Equal([1, 2], index.CandidatesFor(6));
        Assert.Equal([0, 1], index.CandidatesFor(7));
        Assert.Equal([0, 1, 3], index.CandidatesFor(9));
        Assert.Equal([1, 3], index.CandidatesFor(10));
        Assert.Equal([1, 3], index.CandidatesFor(int.MaxValue));
    }

    [Fact]
    public void CandidatesFor_NoRules_AreNone() => Assert.Equal(0, new ProductIndex([]).CandidatesFor(1).Length);

    // Half with a productID of their own, half without: in full, 40,001 intervals of 10,000 rules and more.
    [Fact]
    public void Entries_ManyRules_StayWithinTheBoundAndMissNoRule()
    {
        PolicyRule[] rules = [.. Enumerable.Range(0, 20_000).Select(i => i % 2 == 0 ? Rule(new NumberRange(i * 10, i * 10), new NumberRange((i * 10) + 2, (i * 10) + 2)) : Rule())];

        ProductIndex index = new(rules);

        Assert.False(index.IsExact);
        Assert.InRange(index.Entries, ProductIndex.MaxEntries / 4, ProductIndex.MaxEntries);
        foreach (int i in (int[])[-1, 0, 1, 10, 5000, 10_000, 19_998])
        {
            int[] candidates = index.CandidatesFor(i * 10).ToArray();
            Assert.Equal(candidates.Order().Distinct(), candidates);
            Assert.Empty(Enumerable.Range(0, 10_000).Select(odd => (odd * 2) + 1).Append(i < 0 ? 1 : i).Except(candidates));
        }
    }

    [Fact]
    public void Entries_MoreRulesWithoutProductThanTheBound_AreInOneList()
    {
        PolicyRule rule = Rule();
        PolicyRule[] rules = new PolicyRule[ProductIndex.MaxEntries + 10];
        Array.Fill(rules, rule);
        rules[^1] = Rule(new NumberRange(3, 3));

        Assert.Equal(rules.Length, new ProductIndex(rules).CandidatesFor(3).Length);
    }

    private static PolicyRule Rule(params NumberRange[] products) =>
        new("rule", products.Length == 0 ? [PolicyCondition.OnNumber(PolicyField.OsBits, 64)] : [PolicyCondition.OnRange(PolicyField.ProductId, products)], s_outcome);
}
