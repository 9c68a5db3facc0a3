using System.Text.Json;
using Utws.Core.Policy;

namespace Utws.Api.Policy;

// The list of rules.
internal ref partial struct PolicyParser
{
    private PolicyRule[] ReadRules(string path)
    {
        if (_reader.TokenType != JsonTokenType.StartArray)
        {
            throw RefusedHere(PolicyErrorReason.WrongType, path, "a list of rules");
        }

        List<PolicyRule> rules = [];

        // Of 80,000 rules, the most that a file has room for, looking through all names before each took longer than all the rest.
        Dictionary<string, int> indices = new(StringComparer.Ordinal);
        Advance();
        while (_reader.TokenType != JsonTokenType.EndArray)
        {
            PolicyRule rule = ReadRule($"{path}[{rules.Count}]", indices);
            indices.Add(rule.Name, rules.Count);
            rules.Add(rule);
            Advance();
        }

        return [.. rules];
    }

    private PolicyRule ReadRule(string path, Dictionary<string, int> before)
    {
        int start = EnterObject(path, "a rule, an object");
        string? name = null;
        PolicyCondition[]? conditions = null;
        double? sample = null;
        OutcomeDraft outcome = default;
        uint seen = 0;
        while (NextMember(MemberNames.Rule, path, ref seen, out string member, out string memberPath))
        {
            switch (member)
            {
                case "name":
                    name = ReadName(memberPath, before);
                    break;
                case "when":
                    conditions = ReadConditions(memberPath);
                    break;
                case "sample":
                    sample = ReadSample(memberPath);
                    break;
                default:
                    ReadOutcomeMember(member, memberPath, ref outcome);
                    break;
            }
        }

        // A share of everything needs no condition; everything is what "otherwise" is for.
        if (conditions is null && sample is null)
        {
            throw Missing(start, $"{path}.when", "the conditions of the rule, or \"sample\"");
        }

        return new PolicyRule(
            name ?? throw Missing(start, $"{path}.name", "a name for the rule"),
            conditions ?? [],
            Finish(outcome, start, path),
            sample ?? PolicyRule.WholeSample);
    }

    private double ReadSample(string path)
    {
        const string Expected = "a number above 0 and at most 1, such as 0.05 for one in twenty";
        if (_reader.TokenType != JsonTokenType.Number)
        {
            throw RefusedHere(PolicyErrorReason.WrongType, path, Expected);
        }

        return _reader.TryGetDouble(out double sample) && sample > 0 && sample <= PolicyRule.WholeSample
            ? sample
            : throw RefusedHere(PolicyErrorReason.SampleOutOfRange, path, Expected);
    }

    private string ReadName(string path, Dictionary<string, int> before)
    {
        string name = ReadString(path, "a name, a string");
        if (name.Length == 0)
        {
            throw RefusedHere(PolicyErrorReason.EmptyRuleName, path, string.Empty);
        }

        // Records and explanations call the answer when no rule matches by this name.
        if (name == "otherwise")
        {
            throw RefusedHere(PolicyErrorReason.ReservedRuleName, path, string.Empty);
        }

        return before.TryGetValue(name, out int same) ? throw RefusedHere(PolicyErrorReason.DuplicateRuleName, path, $"rules[{same}]") : name;
    }
}
