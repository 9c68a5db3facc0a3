using Utws.Core.Contract;
using Utws.Core.Policy;

namespace Utws.Tests.Policy;

public sealed class PublishPolicyTests
{
    private static readonly TestSession s_session = new()
    {
        ApiVersion = 2,
        ProductId = 12,
        Version = "11.4",
        OsPlatform = 3,
        OsVersion = 10,
        ServicePack = "SP1",
        OsBits = 64,
        Architecture = 9,
        LangId = "en",
        Country = "CA",
        Locale = "en_CA",
    };

    [Theory]
    [InlineData("""{ "apiVersion": 2 }""", true)]
    [InlineData("""{ "apiVersion": 1 }""", false)]
    [InlineData("""{ "productID": 12 }""", true)]
    [InlineData("""{ "productID": -12 }""", false)]
    [InlineData("""{ "productID": [3, 12, 12] }""", true)]
    [InlineData("""{ "productID": [3, 7] }""", false)]
    [InlineData("""{ "version": "11.4" }""", true)]
    [InlineData("""{ "version": "11.40" }""", false)]
    [InlineData("""{ "osPlatform": 3 }""", true)]
    [InlineData("""{ "osPlatform": 10 }""", false)]
    [InlineData("""{ "osVersion": 10 }""", true)]
    [InlineData("""{ "osVersion": 3 }""", false)]
    [InlineData("""{ "servicePack": "SP1" }""", true)]
    [InlineData("""{ "servicePack": "" }""", false)]
    [InlineData("""{ "servicePack": null }""", false)]
    [InlineData("""{ "osBits": [32, 64] }""", true)]
    [InlineData("""{ "osBits": 32 }""", false)]
    [InlineData("""{ "architecture": 9 }""", true)]
    [InlineData("""{ "architecture": 0 }""", false)]
    [InlineData("""{ "langID": "en" }""", true)]
    [InlineData("""{ "langID": "EN" }""", false)]
    [InlineData("""{ "country": "\u0043\u0041" }""", true)]
    [InlineData("""{ "country": "ca" }""", false)]
    [InlineData("""{ "country": ["US", "CA"] }""", true)]
    [InlineData("""{ "country": ["US", "en"] }""", false)]
    [InlineData("""{ "locale": "en_CA" }""", true)]
    [InlineData("""{ "locale": " en_CA" }""", false)]
    [InlineData("""{ "productID": { "min": 12 } }""", true)]
    [InlineData("""{ "productID": { "max": 11 } }""", false)]
    [InlineData("""{ "apiVersion": { "min": 1, "max": 2 } }""", true)]
    [InlineData("""{ "apiVersion": { "min": 3, "max": 3 } }""", false)]
    [InlineData("""{ "osVersion": [1, { "min": 5, "max": 9 }, { "min": 7, "max": 11 }] }""", true)]
    [InlineData("""{ "osVersion": [{ "max": 9 }, 11, { "min": 12 }] }""", false)]
    [InlineData("""{ "architecture": { "max": 9, "min": -2147483648 } }""", true)]
    [InlineData("""{ "locale": { "glob": "en_*" } }""", true)]
    [InlineData("""{ "locale": { "glob": "EN_*" } }""", false)]
    [InlineData("""{ "locale": { "glob": ["fr_*", "*_CA"] } }""", true)]
    [InlineData("""{ "country": ["US", { "glob": "C?" }, null] }""", true)]
    [InlineData("""{ "country": ["US", { "glob": "C" }, null] }""", false)]
    [InlineData("""{ "version": { "atLeast": "11.4" } }""", true)]
    [InlineData("""{ "version": { "below": "11.4" } }""", false)]
    [InlineData("""{ "version": [{ "below": "9" }, { "atLeast": "11.4.0", "below": "12" }] }""", true)]
    [InlineData("""{ "servicePack": { "atLeast": "0" } }""", false)]
    [InlineData("""{ "productID": 12, "country": "CA", "osBits": 64 }""", true)]
    [InlineData("""{ "productID": 12, "country": "US", "osBits": 64 }""", false)]
    public void Decide_Condition_HoldsForExactValuesOnly(string conditions, bool matches)
    {
        PublishDecision decision = s_session.Decide(TestPolicy.When(conditions), TestPolicy.Now, out int rule);

        Assert.Equal(matches ? 0 : PublishPolicy.OtherwiseRule, rule);
        Assert.Equal(matches ? new PublishDecision(PublishMode.Discard, 0) : new PublishDecision(PublishMode.Details, 1), decision);
    }

    [Theory]
    [InlineData("""null""", true, false, false)]
    [InlineData("\"\"", false, true, false)]
    [InlineData("\"x\"", false, false, true)]
    [InlineData("""[null]""", true, false, false)]
    [InlineData("""[null, ""]""", true, true, false)]
    [InlineData("""["x", null]""", true, false, true)]
    [InlineData("""{ "glob": "*" }""", false, true, true)]
    [InlineData("""{ "glob": "" }""", false, true, false)]
    [InlineData("""[{ "glob": "?*" }, null]""", true, false, true)]
    [InlineData("""{ "atLeast": "0" }""", false, false, false)]
    [InlineData("""[{ "below": "9" }, null]""", true, false, false)]
    public void Decide_MissingAndEmptyText_AreTwoThings(string condition, bool missing, bool empty, bool text)
    {
        string[] names = ["version", "servicePack", "langID", "country", "locale"];
        foreach (string name in names)
        {
            PublishPolicy policy = TestPolicy.When($$"""{ "{{name}}": {{condition}} }""");
            Assert.Equal(missing, Matches(policy, name, value: null));
            Assert.Equal(empty, Matches(policy, name, string.Empty));
            Assert.Equal(text, Matches(policy, name, "x"));
        }
    }

    [Theory]
    [InlineData(12, "CA", 0)]
    [InlineData(12, "US", 1)]
    [InlineData(7, "CA", 2)]
    [InlineData(7, "US", PublishPolicy.OtherwiseRule)]
    public void Decide_SeveralRules_FirstMatchWins(int productId, string country, int expectedRule)
    {
        PublishPolicy policy = TestPolicy.Parse(
            """
            { "rules": [
                { "name": "both", "when": { "productID": 12, "country": "CA" }, "publish": "Details", "publishUntil": 10 },
                { "name": "product", "when": { "productID": 12 }, "publish": "SummaryOnly", "publishUntil": 11 },
                { "name": "country", "when": { "country": "CA" }, "publish": "Discard", "publishUntil": 12 } ],
              "otherwise": { "publish": "Discard" } }
            """);
        PublishDecision[] decisions =
            [new(PublishMode.Details, 10), new(PublishMode.SummaryOnly, 11), new(PublishMode.Discard, 12), new(PublishMode.Discard, 0)];

        PublishDecision decision = new TestSession { ProductId = productId, Country = country }.Decide(policy, TestPolicy.Now, out int rule);

        Assert.Equal(expectedRule, rule);
        Assert.Equal(decisions[rule < 0 ? ^1 : rule], decision);
    }

    [Theory]
    [InlineData("""{ "apiVersion": 1, "osBits": 64 }""", true)]
    [InlineData("""{ "osBits": 64 }""", false)]
    public void DependsOnApiVersion_IsWhetherAConditionNamesIt(string conditions, bool depends) =>
        Assert.Equal(depends, TestPolicy.When(conditions).DependsOnApiVersion);

    [Fact]
    public void Decide_NonAsciiText_IsComparedAsUtf8()
    {
        PublishPolicy policy = TestPolicy.When("""{ "locale": ["\u00e9", "🜛"] }""");

        Assert.Equal(0, RuleFor("é"));
        Assert.Equal(0, RuleFor("🜛"));
        Assert.Equal(PublishPolicy.OtherwiseRule, RuleFor("e\u0301"));

        int RuleFor(string locale)
        {
            _ = new TestSession { Locale = locale }.Decide(policy, TestPolicy.Now, out int rule);
            return rule;
        }
    }

    [Fact]
    public void Decide_ConditionWithoutValues_NeverHolds()
    {
        PolicyOutcome outcome = new(PublishMode.Discard, PublishUntil.Number(0));
        PublishPolicy policy = new(
            [
                new PolicyRule("a", [PolicyCondition.OnNumber(PolicyField.ProductId), PolicyCondition.OnNumber(PolicyField.OsBits, 0)], outcome),
                new PolicyRule("b", [PolicyCondition.OnNumber(PolicyField.OsBits)], outcome),
                new PolicyRule("c", [PolicyCondition.OnText(PolicyField.Locale, matchesMissing: false)], outcome),
            ],
            outcome,
            PublishUntilUnit.UnixSeconds);

        _ = new TestSession { Locale = "" }.Decide(policy, TestPolicy.Now, out int rule);

        Assert.Equal(PublishPolicy.OtherwiseRule, rule);
    }

    [Fact]
    public void PolicyCondition_OfTheWrongKind_IsRefused()
    {
        Assert.Throws<ArgumentException>("field", () => PolicyCondition.OnNumber(PolicyField.Country, 1));
        Assert.Throws<ArgumentException>("field", () => PolicyCondition.OnRange(PolicyField.Country, new NumberRange(1, 2)));
        Assert.Throws<ArgumentException>("field", () => PolicyCondition.OnText(PolicyField.OsBits, matchesMissing: true));
    }

    private static bool Matches(PublishPolicy policy, string name, string? value)
    {
        TestSession other = new() { Version = "-", ServicePack = "-", LangId = "-", Country = "-", Locale = "-" };
        TestSession session = name switch
        {
            "version" => other with { Version = value },
            "servicePack" => other with { ServicePack = value },
            "langID" => other with { LangId = value },
            "country" => other with { Country = value },
            _ => other with { Locale = value },
        };
        _ = session.Decide(policy, TestPolicy.Now, out int rule);
        return rule == 0;
    }
}
