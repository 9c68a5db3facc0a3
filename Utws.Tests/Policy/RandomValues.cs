using System.Globalization;

namespace Utws.Tests.Policy;

/// <summary>Values of fields by chance, and what a condition may say of them: few and near each other, so that conditions do hold.</summary>
internal static class RandomValues
{
    private static readonly string[] s_numberFields = ["apiVersion", "productID", "osPlatform", "osVersion", "osBits", "architecture"];
    private static readonly string[] s_textFields = ["version", "servicePack", "langID", "country", "locale"];

    // Ascending.
    private static readonly string[] s_numbers = ["-2147483648", "-2147483647", "-1", "0", "1", "2", "2147483646", "2147483647"];
    private static readonly string?[] s_texts = [null, "", "a", "A", "aa", "é", "e\u0301", "a\"\\/\n", "🜛", "a🜛é", "*", "?", "[", "a[*]a"];
    private static readonly string[] s_patternPieces = ["*", "*", "?", "a", "a", "A", "é", "🜛", "[*]", "[?]", "[[]", "[", "]", "\\"];

    // Ascending, no two equal.
    private static readonly string[] s_bounds = ["0", "1", "1.0.1", "1.02", "1.10", "2", "10.0", "4294967296", "18446744073709551616.1"];
    private static readonly string?[] s_versions =
        [null, "", "0", "1", "1.0", "01.00.1", "1.2", "1.2.0", "1.2b", "1.", "1.9", "1.10.0", "1.11", "2", "10", "4294967295", "18446744073709551616", "184467440737095516160"];

    public static bool IsNumber(string field) => s_numberFields.Contains(field, StringComparer.Ordinal);

    public static string Field(Random random) => Pick(random, random.Next(2) == 0 ? s_numberFields : s_textFields);

    public static NaiveAlternative Alternative(Random random, string field)
    {
        if (IsNumber(field))
        {
            return random.Next(2) == 0 ? new NaiveAlternative("value", Pick(random, s_numbers)) : Between(random, "range", s_numbers, apart: 0);
        }

        return random.Next(3) switch
        {
            0 => new NaiveAlternative("value", Text(random, field)),
            1 when field == "version" => Between(random, "versions", s_bounds, apart: 1),
            1 => new NaiveAlternative("glob", string.Concat(random.GetItems(s_patternPieces, random.Next(5)))),
            _ => random.Next(4) == 0
                ? Between(random, "versions", s_bounds, apart: 1)
                : new NaiveAlternative("glob", string.Concat(random.GetItems(s_patternPieces, random.Next(1, 4)))),
        };
    }

    public static Dictionary<string, string?> Session(Random random)
    {
        Dictionary<string, string?> session = s_numberFields.ToDictionary(name => name, _ => (string?)Pick(random, s_numbers), StringComparer.Ordinal);
        foreach (string name in s_textFields)
        {
            session[name] = Text(random, name);
        }

        return session;
    }

    /// <summary>The same session with another number, or one character more, fewer or other, in one field.</summary>
    public static Dictionary<string, string?> Neighbour(Random random, Dictionary<string, string?> session)
    {
        string field = Field(random);
        string? value = session[field];
        Dictionary<string, string?> neighbour = new(session, StringComparer.Ordinal);
        if (IsNumber(field))
        {
            int number = int.Parse(value!, CultureInfo.InvariantCulture);
            neighbour[field] = unchecked(number + (random.Next(2) == 0 ? 1 : -1)).ToString(CultureInfo.InvariantCulture);
            return neighbour;
        }

        string[] characters = [.. (value ?? "").EnumerateRunes().Select(rune => rune.ToString())];
        int place = random.Next(characters.Length + 1);
        string[] put = random.Next(3) == 0 ? [] : [Pick(random, ["a", "1", ".", "0", "🜛", "*"])];
        int taken = place < characters.Length && (put.Length == 0 || random.Next(2) == 0) ? 1 : 0;
        neighbour[field] = string.Concat([.. characters[..place], .. put, .. characters[(place + taken)..]]);
        return neighbour;
    }

    public static T Pick<T>(Random random, T[] values) => values[random.Next(values.Length)];

    private static string? Text(Random random, string field) => Pick(random, field == "version" ? s_versions : s_texts);

    // One bound or both; the second so far above the first, in the list, that the range has something in it.
    private static NaiveAlternative Between(Random random, string kind, string[] ascending, int apart)
    {
        int first = random.Next(ascending.Length - apart);
        int last = random.Next(first + apart, ascending.Length);
        return random.Next(3) switch
        {
            0 => new NaiveAlternative(kind, ascending[first]),
            1 => new NaiveAlternative(kind, First: null, ascending[last]),
            _ => new NaiveAlternative(kind, ascending[first], ascending[last]),
        };
    }
}
