using System.Globalization;
using System.Text.Json;

namespace Utws.Tests.Policy;

/// <summary>Policies by chance: few values a field, so that rules do match, and the file's layout by chance too.</summary>
internal sealed class RandomPolicy
{
    private static readonly string[] s_spaces = ["", " ", "\n", "\r\n\t", "/* no */", "// no, \"rules\": [\n", "/* é\n */ "];

    private readonly Random _random;

    /// <summary>A policy with as many rules as chance has it, up to a number.</summary>
    public RandomPolicy(Random random, int maxRules)
    {
        _random = random;
        Unit = RandomValues.Pick(random, ["unixSeconds", "unixMilliseconds", "fileTime", "dotnetTicks"]);
        Rules = [.. Enumerable.Range(0, random.Next(maxRules + 1)).Select(i => MakeRule($"rule {i}"))];
        Otherwise = MakeRule(name: null);
    }

    public string Unit { get; }

    public IReadOnlyList<NaiveRule> Rules { get; }

    public NaiveRule Otherwise { get; }

    /// <summary>The policy as a file.</summary>
    public string ToJson() => Object(
        ("publishUntilUnit", Text(Unit)),
        ("rules", List(Rules.Select(Rule))),
        ("otherwise", Rule(Otherwise)));

    private NaiveRule MakeRule(string? name)
    {
        double? sample = name is not null && _random.Next(4) == 0 ? RandomValues.Pick(_random, [0.25, 0.5, 0.9, 1]) : null;
        Dictionary<string, IReadOnlyList<NaiveAlternative>> when = new(StringComparer.Ordinal);
        for (int left = _random.Next(sample is null ? 1 : 0, 4); name is not null && left > 0; left--)
        {
            string field = RandomValues.Field(_random);
            when[field] = [.. Enumerable.Range(0, _random.Next(1, 4)).Select(_ => RandomValues.Alternative(_random, field))];
        }

        int? days = _random.Next(2) == 0 ? _random.Next(1, 5000) : null;
        string publish = RandomValues.Pick(_random, ["Discard", "SummaryOnly", "Details"]);
        return new NaiveRule(name, when, sample, publish, days, _random.NextInt64(long.MinValue, long.MaxValue));
    }

    private string Rule(NaiveRule rule)
    {
        List<(string Name, string Value)> members =
        [
            ("publish", Text(rule.Publish)),
            rule.Days is { } days ? ("for", Text($"P{days}D")) : ("publishUntil", rule.PublishUntil.ToString(CultureInfo.InvariantCulture)),
        ];
        if (rule.Name is not null)
        {
            members.Add(("name", Text(rule.Name)));
        }

        if (rule.When.Count > 0)
        {
            members.Add(("when", Object([.. rule.When.Select(condition => (condition.Key, Condition(condition.Key, condition.Value)))])));
        }

        if (rule.Sample is { } sample)
        {
            members.Add(("sample", sample.ToString(CultureInfo.InvariantCulture)));
        }

        return Object([.. members]);
    }

    private string Condition(string field, IReadOnlyList<NaiveAlternative> alternatives)
    {
        Func<string?, string> scalar = RandomValues.IsNumber(field) ? number => number! : Text;
        if (alternatives.All(a => a.Kind == "glob") && _random.Next(2) == 0)
        {
            return Object(("glob", List(alternatives.Select(a => Text(a.First)))));
        }

        IEnumerable<string> items = alternatives.Select(a => a.Kind switch
        {
            "value" => scalar(a.First),
            "glob" => Object(("glob", Text(a.First))),
            "versions" => Bounds("atLeast", "below", a, scalar),
            _ => Bounds("min", "max", a, scalar),
        });
        return alternatives.Count == 1 && _random.Next(2) == 0 ? items.First() : List(items);
    }

    private string Bounds(string first, string last, NaiveAlternative bounds, Func<string?, string> scalar)
    {
        List<(string Name, string Value)> members = [];
        if (bounds.First is not null)
        {
            members.Add((first, scalar(bounds.First)));
        }

        if (bounds.Last is not null)
        {
            members.Add((last, scalar(bounds.Last)));
        }

        return Object([.. members]);
    }

    // JsonSerializer escapes what is not ASCII; without it the same text stands there as it is.
    private string Text(string? text) => text is null || text.AsSpan().ContainsAny("\"\\\n") || _random.Next(2) == 0
        ? JsonSerializer.Serialize(text)
        : $"\"{text}\"";

    private string Object(params (string Name, string Value)[] members)
    {
        _random.Shuffle(members);
        return "{" + Joined(members.Select(member => Text(member.Name) + ":" + Space() + member.Value)) + "}";
    }

    private string List(IEnumerable<string> items) => "[" + Joined(items) + "]";

    private string Joined(IEnumerable<string> items)
    {
        string text = string.Join(',', items.Select(item => Space() + item + Space()));
        return text.Length > 0 && _random.Next(3) == 0 ? text + "," + Space() : text + Space();
    }

    private string Space() => RandomValues.Pick(_random, s_spaces);
}
