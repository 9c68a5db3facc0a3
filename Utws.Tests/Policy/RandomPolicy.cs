using System.Globalization;
using System.Text.Json;

namespace Utws.Tests.Policy;

/// <summary>Policies and sessions by chance: few values a field, so that rules do match, and the file's layout by chance too.</summary>
internal sealed class RandomPolicy(Random random)
{
    private static readonly string[] s_numberFields = ["apiVersion", "productID", "osPlatform", "osVersion", "osBits", "architecture"];
    private static readonly string[] s_textFields = ["version", "servicePack", "langID", "country", "locale"];
    private static readonly string[] s_numbers = ["0", "1", "-1", "2147483647", "-2147483648"];
    private static readonly string?[] s_texts = [null, "", "a", "A", "é", "e\u0301", "a\"\\/\n", "🜛"];
    private static readonly string[] s_spaces = ["", " ", "\n", "\r\n\t", "/* no */", "// no, \"rules\": [\n", "/* é\n */ "];

    public string Unit { get; } = random.GetItems(["unixSeconds", "unixMilliseconds", "fileTime", "dotnetTicks"], 1)[0];

    public IReadOnlyList<NaiveRule> Rules { get; } = MakeRules(random);

    public NaiveRule Otherwise { get; } = MakeRule(random, name: null);

    public static Dictionary<string, string?> Session(Random random)
    {
        Dictionary<string, string?> session = s_numberFields.ToDictionary(name => name, _ => (string?)Pick(random, s_numbers), StringComparer.Ordinal);
        foreach (string name in s_textFields)
        {
            session[name] = Pick(random, s_texts);
        }

        return session;
    }

    /// <summary>The policy as a file.</summary>
    public string ToJson() => Object(
        ("publishUntilUnit", Text(Unit)),
        ("rules", List(Rules.Select(Rule))),
        ("otherwise", Rule(Otherwise)));

    private static List<NaiveRule> MakeRules(Random random) =>
        [.. Enumerable.Range(0, random.Next(6)).Select(i => MakeRule(random, $"rule {i}"))];

    private static NaiveRule MakeRule(Random random, string? name)
    {
        Dictionary<string, IReadOnlyList<string?>> when = new(StringComparer.Ordinal);
        for (int left = random.Next(1, 4); name is not null && left > 0; left--)
        {
            bool isNumber = random.Next(2) == 0;
            when[Pick(random, isNumber ? s_numberFields : s_textFields)] = random.GetItems(isNumber ? s_numbers : s_texts, random.Next(1, 5));
        }

        int? days = random.Next(2) == 0 ? random.Next(1, 5000) : null;
        return new NaiveRule(name, when, Pick(random, ["Discard", "SummaryOnly", "Details"]), days, random.NextInt64(long.MinValue, long.MaxValue));
    }

    private static T Pick<T>(Random random, T[] values) => values[random.Next(values.Length)];

    private string Rule(NaiveRule rule)
    {
        (string Name, string Value) until = rule.Days is { } days
            ? ("for", Text($"P{days}D"))
            : ("publishUntil", rule.PublishUntil.ToString(CultureInfo.InvariantCulture));
        return rule.Name is null
            ? Object(("publish", Text(rule.Publish)), until)
            : Object(
                ("name", Text(rule.Name)),
                ("when", Object([.. rule.When.Select(condition => (condition.Key, Values(condition.Key, condition.Value)))])),
                ("publish", Text(rule.Publish)),
                until);
    }

    private string Values(string field, IReadOnlyList<string?> values)
    {
        IEnumerable<string> items = values.Select(value => s_numberFields.Contains(field, StringComparer.Ordinal) ? value! : Text(value));
        return values.Count == 1 && random.Next(2) == 0 ? items.First() : List(items);
    }

    // JsonSerializer escapes what is not ASCII; without it the same text stands there as it is.
    private string Text(string? text) => text is null || text.AsSpan().ContainsAny("\"\\\n") || random.Next(2) == 0
        ? JsonSerializer.Serialize(text)
        : $"\"{text}\"";

    private string Object(params (string Name, string Value)[] members)
    {
        random.Shuffle(members);
        return "{" + Joined(members.Select(member => Text(member.Name) + ":" + Space() + member.Value)) + "}";
    }

    private string List(IEnumerable<string> items) => "[" + Joined(items) + "]";

    private string Joined(IEnumerable<string> items)
    {
        string text = string.Join(',', items.Select(item => Space() + item + Space()));
        return text.Length > 0 && random.Next(3) == 0 ? text + "," + Space() : text + Space();
    }

    private string Space() => Pick(random, s_spaces);
}
