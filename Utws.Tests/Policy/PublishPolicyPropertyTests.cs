using System.Globalization;
using System.Net;
using Utws.Core.Contract;
using Utws.Core.Policy;

namespace Utws.Tests.Policy;

public sealed class PublishPolicyPropertyTests
{
    private const int SessionsAPolicy = 40;

    [Theory]
    [InlineData(20260131, 1000, 5)]
    [InlineData(20260201, 100, 100)]
    public void Decide_RandomPoliciesAndSessions_AsTheNaiveEvaluator(int seed, int policies, int maxRules)
    {
        Random random = new(seed);
        int byRule = 0;
        for (int i = 0; i < policies; i++)
        {
            RandomPolicy expected = new(random, maxRules);
            string json = expected.ToJson();
            PublishPolicy policy = TestPolicy.Parse(json);
            Dictionary<string, string?> session = RandomValues.Session(random);
            for (int j = 0; j < SessionsAPolicy; j++)
            {
                // A neighbour of the last one, to meet both sides of each bound and pattern, or one far from it.
                session = random.Next(2) == 0 ? RandomValues.Neighbour(random, session) : RandomValues.Session(random);
                byte[] address = new byte[random.Next(2) == 0 ? 4 : 16];
                random.NextBytes(address);
                IPAddress? caller = random.Next(8) == 0 ? null : new IPAddress(address);
                DateTimeOffset now = new(random.NextInt64(DateTime.UnixEpoch.Ticks, new DateTime(2100, 1, 1).Ticks), TimeSpan.Zero);

                (PublishDecision decision, int rule) = Naive(expected, session, caller, now);

                Assert.Equal((decision, rule, json), (Typed(session, caller).Decide(policy, now, out int decided), decided, json));
                byRule += rule >= 0 ? 1 : 0;
            }
        }

        // Both ends have to be met often, or the comparison says little.
        Assert.InRange(byRule, policies * SessionsAPolicy / 5, policies * SessionsAPolicy * 99 / 100);
    }

    private static (PublishDecision Decision, int Rule) Naive(
        RandomPolicy policy, Dictionary<string, string?> session, IPAddress? caller, DateTimeOffset now)
    {
        NaiveRule? match = policy.Rules.FirstOrDefault(rule => rule.Matches(session, caller));
        NaiveRule decides = match ?? policy.Otherwise;
        int index = match is null ? -1 : policy.Rules.ToList().IndexOf(match);
        return (new PublishDecision(Enum.Parse<PublishMode>(decides.Publish), decides.Until(now, policy.Unit)), index);
    }

    private static TestSession Typed(Dictionary<string, string?> session, IPAddress? caller)
    {
        return new TestSession
        {
            Caller = caller,
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
