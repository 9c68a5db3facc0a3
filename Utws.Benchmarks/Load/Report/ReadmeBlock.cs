namespace Utws.Benchmarks.Load.Report;

/// <summary>The lines of the README that <c>load</c> writes, between two marks that a reader does not see.</summary>
internal static class ReadmeBlock
{
    private const string Begin = "<!-- load: what stands here is written by the command below -->\n";
    private const string End = "<!-- load: end -->\n";

    /// <summary>The lines between the marks.</summary>
    /// <exception cref="FormatException">The marks are not there.</exception>
    public static string Read(string readme)
    {
        (int start, int end) = Find(readme);
        return readme[start..end];
    }

    /// <summary>The README with other lines between the marks.</summary>
    /// <exception cref="FormatException">The marks are not there.</exception>
    public static string Replace(string readme, string lines)
    {
        (int start, int end) = Find(readme);
        return string.Concat(readme.AsSpan(0, start), lines, readme.AsSpan(end));
    }

    private static (int Start, int End) Find(string readme)
    {
        int begin = readme.IndexOf(Begin, StringComparison.Ordinal);
        int end = readme.IndexOf(End, StringComparison.Ordinal);
        return begin >= 0 && end > begin
            ? (begin + Begin.Length, end)
            : throw new FormatException("The README has no lines for the load's result.");
    }
}
