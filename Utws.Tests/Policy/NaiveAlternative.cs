using System.Globalization;
using System.Numerics;

namespace Utws.Tests.Policy;

/// <summary>One thing that satisfies a condition, in words: written without a look at the program, and in no hurry.</summary>
/// <param name="Kind"><c>value</c>, <c>glob</c>, <c>versions</c> or <c>range</c>.</param>
/// <param name="First">The value or pattern, or the lower bound; null is no element, or no bound.</param>
/// <param name="Last">The upper bound.</param>
internal sealed record NaiveAlternative(string Kind, string? First, string? Last = null)
{
    public bool Accepts(string? value) => Kind switch
    {
        "value" => value == First,
        "glob" => value is not null && IsOfPattern(Characters(First!), Characters(value)),
        "versions" => Version(value) is { } version
            && (First is null || Order(version, Version(First)!) >= 0)
            && (Last is null || Order(version, Version(Last)!) < 0),
        _ => (First is null || Number(value!) >= Number(First)) && (Last is null || Number(value!) <= Number(Last)),
    };

    private static BigInteger Number(string text) => BigInteger.Parse(text, CultureInfo.InvariantCulture);

    private static string[] Characters(string text) => [.. text.EnumerateRunes().Select(rune => rune.ToString())];

    private static bool IsOfPattern(ReadOnlySpan<string> pattern, ReadOnlySpan<string> text)
    {
        if (pattern.IsEmpty)
        {
            return text.IsEmpty;
        }

        if (pattern is ["[", "*" or "?" or "[", "]", ..])
        {
            return !text.IsEmpty && text[0] == pattern[1] && IsOfPattern(pattern[3..], text[1..]);
        }

        if (pattern[0] == "*")
        {
            return IsOfPattern(pattern[1..], text) || (!text.IsEmpty && IsOfPattern(pattern, text[1..]));
        }

        return !text.IsEmpty && (pattern[0] == "?" || pattern[0] == text[0]) && IsOfPattern(pattern[1..], text[1..]);
    }

    private static BigInteger[]? Version(string? text)
    {
        string[] parts = text?.Split('.') ?? [""];
        return parts.All(part => part.Length > 0 && part.All(char.IsAsciiDigit)) ? [.. parts.Select(Number)] : null;
    }

    private static int Order(BigInteger[] left, BigInteger[] right) => Enumerable.Range(0, Math.Max(left.Length, right.Length))
        .Select(i => left.ElementAtOrDefault(i).CompareTo(right.ElementAtOrDefault(i)))
        .FirstOrDefault(order => order != 0);
}
