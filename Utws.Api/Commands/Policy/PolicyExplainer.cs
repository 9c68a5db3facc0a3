using System.Globalization;
using Utws.Api.Policy;
using Utws.Core.Contract;
using Utws.Core.Policy;

namespace Utws.Api.Commands.Policy;

/// <summary>Asks the compiled policy, and then each rule before the one that decided why it did not.</summary>
internal static class PolicyExplainer
{
    /// <summary>What the policy decides for the session, and why.</summary>
    public static Explanation Explain(string file, LoadedPolicy loaded, AskedSession asked, DateTimeOffset now)
    {
        PublishPolicy policy = loaded.Policy;
        DecisionContext context = asked.ContextAt(now);
        SessionInfo session = asked.ToSession();
        PublishDecision decision = policy.Decide(in context, in session, out int ruleIndex);
        PolicyRule? rule = ruleIndex < 0 ? null : policy.Rules[ruleIndex];
        bool isSampled = rule is { Sample: < PolicyRule.WholeSample };
        List<SkippedRule> skipped = [];
        for (int i = 0; i < (rule is null ? policy.Rules.Length : ruleIndex); i++)
        {
            skipped.Add(new SkippedRule(i, policy.Rules[i].Name, ReasonsOf(policy.Rules[i], asked, in context, in session)));
        }

        return new Explanation
        {
            File = file,
            Revision = loaded.Revision.ToString(),
            Now = now.ToUniversalTime(),
            Publish = decision.Publish.ToString(),
            PublishUntil = decision.PublishUntil,
            PublishUntilInstant = WireInstant.Of(decision.PublishUntil, policy.PublishUntilUnit),
            RuleIndex = ruleIndex,
            Rule = rule?.Name ?? "otherwise",
            Sample = isSampled ? rule!.Sample : null,
            SampleFraction = isSampled ? rule!.SampleFraction(in context, in session) : null,
            SkippedRules = skipped,
        };
    }

    private static List<string> ReasonsOf(PolicyRule rule, AskedSession asked, in DecisionContext context, in SessionInfo session)
    {
        List<string> reasons = [];
        foreach (PolicyCondition condition in rule.Conditions)
        {
            if (!condition.Matches(in context, in session))
            {
                reasons.Add(ConditionText.WhyNot(condition, asked));
            }
        }

        // The sample is taken of what the conditions match.
        if (reasons.Count == 0)
        {
            double fraction = rule.SampleFraction(in context, in session);
            reasons.Add(string.Create(CultureInfo.InvariantCulture, $"sampled out: {fraction:R} >= {rule.Sample:R}"));
        }

        return reasons;
    }
}
