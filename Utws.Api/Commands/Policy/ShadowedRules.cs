using System.Text;
using Utws.Core.Policy;

namespace Utws.Api.Commands.Policy;

/// <summary>
/// Finds rules that can never decide: an earlier rule without a sample has no condition that the later one does not have as
/// well, as narrow or narrower. What takes more to prove (two rules that together take all of a third) is not looked for.
/// </summary>
internal static class ShadowedRules
{
    /// <summary>Each rule that can never decide, and the first that takes all it matches.</summary>
    public static IEnumerable<(int Rule, int By)> Find(ReadOnlySpan<PolicyRule> rules)
    {
        List<(int Rule, int By)> found = [];
        ProductIndex byProduct = new(rules);
        int[] ofEveryProduct = [.. Enumerable.Range(0, rules.Length).Except(WithProducts(rules))];
        for (int rule = 1; rule < rules.Length; rule++)
        {
            // What takes all that a rule matches takes the first of its products too: 80,000 rules, each of a product, took minutes
            // when each was compared with all before it.
            foreach (int by in rules[rule].NumbersOf(PolicyField.ProductId) is { } products ? byProduct.CandidatesFor(products.Ranges[0].Min) : ofEveryProduct)
            {
                if (by >= rule)
                {
                    break;
                }

                if (rules[by].Sample >= PolicyRule.WholeSample && TakesAllOf(rules[by], rules[rule]))
                {
                    found.Add((rule, by));
                    break;
                }
            }
        }

        return found;
    }

    private static List<int> WithProducts(ReadOnlySpan<PolicyRule> rules)
    {
        List<int> found = [];
        for (int rule = 0; rule < rules.Length; rule++)
        {
            if (rules[rule].NumbersOf(PolicyField.ProductId) is not null)
            {
                found.Add(rule);
            }
        }

        return found;
    }

    private static bool TakesAllOf(PolicyRule earlier, PolicyRule later)
    {
        foreach (PolicyCondition wide in earlier.Conditions)
        {
            if (ConditionOn(later, wide.Field) is not { } narrow || !Covers(wide, narrow))
            {
                return false;
            }
        }

        return true;
    }

    private static PolicyCondition? ConditionOn(PolicyRule rule, PolicyField field)
    {
        foreach (PolicyCondition condition in rule.Conditions)
        {
            if (condition.Field == field)
            {
                return condition;
            }
        }

        return null;
    }

    // Whether each alternative of the narrow condition is taken by one of the wide one's.
    private static bool Covers(PolicyCondition wide, PolicyCondition narrow) =>
        (wide.MatchesMissing || !narrow.MatchesMissing)
        && All(narrow.Numbers, range => Any(wide.Numbers, w => w.Min <= range.Min && w.Max >= range.Max))
        && All(narrow.Texts, text => wide.Accepts(Encoding.UTF8.GetBytes(text)))
        && All(narrow.Globs, glob => Any(wide.Globs, w => w.Pattern == glob.Pattern || w.Pattern == "*"))
        && All(narrow.Versions, range => Any(wide.Globs, w => w.Pattern == "*") || Any(wide.Versions, w => Covers(w, range)));

    private static bool Covers(VersionRange wide, VersionRange narrow) =>
        (wide.AtLeast is null || (narrow.AtLeast is not null && Compare(wide.AtLeast, narrow.AtLeast) <= 0))
        && (wide.Below is null || (narrow.Below is not null && Compare(wide.Below, narrow.Below) >= 0));

    private static int Compare(string left, string right) => DottedVersion.Compare(Encoding.UTF8.GetBytes(left), Encoding.UTF8.GetBytes(right));

    private static bool All<T>(ReadOnlySpan<T> items, Predicate<T> holds) => !Any(items, item => !holds(item));

    private static bool Any<T>(ReadOnlySpan<T> items, Predicate<T> holds)
    {
        foreach (T item in items)
        {
            if (holds(item))
            {
                return true;
            }
        }

        return false;
    }
}
