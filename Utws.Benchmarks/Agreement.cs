namespace Utws.Benchmarks;

/// <summary>Before anything is measured, the competitors must do the same work: a fast wrong answer is no result.</summary>
internal static class Agreement
{
    /// <summary>Throws, with the first difference, unless <paramref name="actual"/> is what the baseline got.</summary>
    public static void Require(string expected, string actual, string benchmark)
    {
        if (expected == actual)
        {
            return;
        }

        int same = expected.AsSpan().CommonPrefixLength(actual);
        throw new InvalidOperationException(
            $"{benchmark} differs from the baseline at character {same}: expected \"{Excerpt(expected, same)}\", got \"{Excerpt(actual, same)}\"");
    }

    // A few characters before the difference and some after it tell where it is.
    private static string Excerpt(string text, int position) => text[Math.Max(0, position - 20)..Math.Min(text.Length, position + 60)];
}
