namespace Utws.Core.Policy;

/// <summary>The numbers that satisfy a condition: ranges, sorted and apart from each other. Immutable.</summary>
internal sealed class NumberSet
{
    private readonly NumberRange[] _ranges;
    private readonly int[] _minima;

    /// <summary>All numbers of these ranges, which may come in any order, more than once, and overlap.</summary>
    public NumberSet(ReadOnlySpan<NumberRange> ranges)
    {
        NumberRange[] sorted = ranges.ToArray();
        Array.Sort(sorted, static (left, right) => left.Min.CompareTo(right.Min));
        List<NumberRange> apart = [];
        foreach (NumberRange range in sorted)
        {
            if (apart.Count > 0 && range.Min <= apart[^1].Max)
            {
                apart[^1] = new NumberRange(apart[^1].Min, Math.Max(apart[^1].Max, range.Max));
            }
            else
            {
                apart.Add(range);
            }
        }

        _ranges = [.. apart];
        _minima = Array.ConvertAll(_ranges, static range => range.Min);
    }

    /// <summary>The ranges, in ascending order; no two have a number in common.</summary>
    public ReadOnlySpan<NumberRange> Ranges => _ranges;

    /// <summary>Whether the number is one of them.</summary>
    public bool Contains(int value)
    {
        int last = SortedNumbers.LastNotAbove(_minima, value);
        return last >= 0 && value <= _ranges[last].Max;
    }
}
