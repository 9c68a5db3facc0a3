using System.Globalization;
using System.Net;
using System.Text;
using Utws.Api.Commands.Policy;
using Utws.Core.Policy;

namespace Utws.Tests.Policy;

/// <summary>What <c>utws policy validate</c> warns of is true: a rule that can never decide never does.</summary>
public sealed class ShadowedRulesTests
{
    private const int SessionsAPolicy = 50;

    [Fact]
    public void Find_RandomPolicies_EachIsTakenWholeByTheNamedOne()
    {
        Random random = new(20260131);
        int warnings = 0;
        int matches = 0;
        for (int i = 0; i < 200; i++)
        {
            RandomPolicy naive = new(random, maxRules: 40);
            List<(int Rule, int By)> found = [.. ShadowedRules.Find(TestPolicy.Parse(naive.ToJson()).Rules)];
            warnings += found.Count;
            Dictionary<string, string?> session = RandomValues.Session(random);
            for (int j = 0; found.Count > 0 && j < SessionsAPolicy; j++)
            {
                session = random.Next(2) == 0 ? RandomValues.Neighbour(random, session) : RandomValues.Session(random);
                foreach ((int rule, int by) in found.Where(pair => naive.Rules[pair.Rule].Matches(session, IPAddress.Loopback)))
                {
                    Assert.True(naive.Rules[by].Matches(session, IPAddress.Loopback), string.Create(CultureInfo.InvariantCulture, $"{rule} by {by}: {naive.ToJson()}"));
                    matches++;
                }
            }
        }

        // Both have to be met often, or the comparison says little.
        Assert.InRange(warnings, 200, int.MaxValue);
        Assert.InRange(matches, 200, int.MaxValue);
    }

    // The largest file there may be: 80,000 names and 3 billion pairs are not gone through one by one.
    [Fact(Timeout = 60_000)]
    public async Task Find_AsManyRulesAsAFileHas_ComparesThoseOfOneProduct()
    {
        const int Rules = 80_000;
        StringBuilder json = new("""{ "otherwise": { "publish": "Discard" }, "rules": [ """);
        for (int i = 0; i < Rules; i++)
        {
            _ = json.Append(CultureInfo.InvariantCulture, $$"""{"name":"{{i}}","when":{"productID":{{i % (Rules - 1)}}},"publish":"Discard"},""");
        }

        PublishPolicy policy = TestPolicy.Parse(json.Append("]}").ToString());

        Assert.Equal([(Rules - 1, 0)], await Task.Run(() => ShadowedRules.Find(policy.Rules)));
    }
}
