using System.Globalization;
using System.Text.RegularExpressions;
using Utws.Core.Contract;
using Utws.Core.Policy;

namespace Utws.Benchmarks.Policy;

/// <summary>The same rules twice: compiled, and as predicates over strings with what the framework has for patterns and versions.</summary>
internal sealed class RuleSet
{
    private static readonly PolicyOutcome s_outcome = new(PublishMode.Details, PublishUntil.Number(1));

    private readonly List<PolicyRule> _rules = [];
    private readonly List<LinqRule> _linqRules = [];

    /// <summary>Rules for the 40 products of <see cref="SampleSessions"/> in turn, of three kinds, and each twentieth for every product.</summary>
    public RuleSet(int count)
    {
        for (int i = 0; i < count; i++)
        {
            // 7 and 40 have no divisor in common: all products come, and neighbours are not neighbours.
            int product = (i * 7 % 40) + 1;
            switch (i)
            {
                case var _ when i % 20 == 19:
                    AddForEveryProduct(i);
                    break;
                case var _ when i % 3 == 0:
                    AddByCountry(i, product);
                    break;
                case var _ when i % 3 == 1:
                    AddByVersion(i, product);
                    break;
                default:
                    AddByLocale(i, product);
                    break;
            }
        }

        Compiled = new PublishPolicy([.. _rules], new PolicyOutcome(PublishMode.Discard, PublishUntil.Number(0)), PublishUntilUnit.UnixSeconds);
    }

    public PublishPolicy Compiled { get; }

    public IReadOnlyList<PolicyRule> Rules => _rules;

    public IReadOnlyList<LinqRule> LinqRules => _linqRules;

    // A list of values.
    private void AddByCountry(int i, int product)
    {
        string[] countries = i % 2 == 0 ? ["CA", "US"] : ["DE", "JP", "NL"];
        Add(
            i,
            [PolicyCondition.OnNumber(PolicyField.ProductId, product), PolicyCondition.OnText(PolicyField.Country, matchesMissing: false, countries)],
            s => s.ProductId == product,
            s => countries.Contains(s.Country, StringComparer.Ordinal));
    }

    // A range of versions.
    private void AddByVersion(int i, int product)
    {
        Version atLeast = new(10 + (i % 3), i % 4);
        Version below = new(atLeast.Major + 1, 0);
        Add(
            i,
            [
                PolicyCondition.OnNumber(PolicyField.ProductId, product),
                PolicyCondition.OnText(PolicyField.Version, matchesMissing: false, [], [], [new VersionRange(atLeast.ToString(), below.ToString())]),
            ],
            s => s.ProductId == product,
            s => Version.TryParse(s.Version, out Version? version) && version >= atLeast && version < below);
    }

    // A range of products and a pattern.
    private void AddByLocale(int i, int product)
    {
        string language = i % 2 == 0 ? "en" : "fr";
        Regex pattern = new($"^{language}_.*$", RegexOptions.CultureInvariant, TimeSpan.FromSeconds(1));
        Add(
            i,
            [
                PolicyCondition.OnRange(PolicyField.ProductId, new NumberRange(product, product + 1)),
                PolicyCondition.OnNumber(PolicyField.OsBits, 64),
                PolicyCondition.OnText(PolicyField.Locale, matchesMissing: false, [], [new GlobPattern(language + "_*")], []),
            ],
            s => s.ProductId >= product && s.ProductId <= product + 1,
            s => s.OsBits == 64,
            s => pattern.IsMatch(s.Locale));
    }

    // Systems that hardly anybody has.
    private void AddForEveryProduct(int i)
    {
        string servicePack = string.Create(CultureInfo.InvariantCulture, $"Service Pack {i}");
        Add(
            i,
            [
                PolicyCondition.OnRange(PolicyField.OsVersion, new NumberRange(int.MinValue, 600)),
                PolicyCondition.OnText(PolicyField.ServicePack, matchesMissing: false, servicePack),
            ],
            s => s.OsVersion <= 600,
            s => s.ServicePack == servicePack);
    }

    private void Add(int i, PolicyCondition[] conditions, params Func<SampleSession, bool>[] predicates)
    {
        _rules.Add(new PolicyRule(string.Create(CultureInfo.InvariantCulture, $"rule {i}"), conditions, s_outcome));
        _linqRules.Add(new LinqRule(predicates));
    }
}
