using System.Globalization;
using Utws.Core.Contract;
using Utws.Core.Policy;

namespace Utws.Tests.Policy;

public sealed class PublishPolicyPropertyTests
{
    private const int Policies = 500;
    private const int SessionsAPolicy = 40;

    [Fact]
    public void Decide_RandomPoliciesAndSessions_AsTheNaiveEvaluator()
    {
        Random random = new(20260131);
        int byRule = 0;
        for (int i = 0; i < Policies; i++)
        {
            RandomPolicy expected = new(random);
            string json = expected.ToJson();
            PublishPolicy policy = TestPolicy.Parse(json);
            for (int j = 0; j < SessionsAPolicy; j++)
            {
                Dictionary<string, string?> session = RandomPolicy.Session(random);
                DateTimeOffset now = new(random.NextInt64(DateTime.UnixEpoch.Ticks, new DateTime(2100, 1, 1).Ticks), TimeSpan.Zero);

                (PublishDecision decision, int rule) = Naive(expected, session, now);

                Assert.Equal((decision, rule, json), (Typed(session).Decide(policy, now, out int decided), decided, json));
                byRule += rule >= 0 ? 1 : 0;
            }
        }

        // Both ends have to be met often, or the comparison says little.
        Assert.InRange(byRule, Policies * SessionsAPolicy / 5, Policies * SessionsAPolicy * 4 / 5);
    }

    private static (PublishDecision Decision, int Rule) Naive(RandomPolicy policy, Dictionary<string, string?> session, DateTimeOffset now)
    {
        NaiveRule? match = policy.Rules.FirstOrDefault(rule => rule.Matches(session));
        NaiveRule decides = match ?? policy.Otherwise;
        int index = match is null ? -1 : policy.Rules.ToList().IndexOf(match);
        return (new PublishDecision(Enum.Parse<PublishMode>(decides.Publish), decides.Until(now, policy.Unit)), index);
    }

    private static TestSession Typed(Dictionary<string, string?> session)
    {
        return new TestSession
        {
            ApiVersion = Number("apiVersion"),
            ProductId = Number("productID"),
            Version = session["version"],
            OsPlatform = Number("osPlatform"),
            OsVersion = Number("osVersion"),
            ServicePack = session["servicePack"],
            OsBits = Number("osBits"),
            Architecture = Number("architecture"),
            LangId = session["langID"],
            Country = session["country"],
            Locale = session["locale"],
        };

        int Number(string name) => int.Parse(session[name]!, CultureInfo.InvariantCulture);
    }
}
