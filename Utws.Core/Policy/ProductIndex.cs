namespace Utws.Core.Policy;

/// <summary>
/// For each productID the rules that can match it, in their order. The numbers are cut into intervals wherever a rule's values
/// or ranges begin or end, so that within one interval all numbers have the same rules; one binary search finds the interval.
/// Rules without a condition on productID are in all of them. Immutable.
/// </summary>
/// <remarks>
/// The candidates are what can match, not what does: whoever asks checks all conditions. So the lists may be longer than they
/// have to be, and where they would take more than the bound, neighbouring intervals share one.
/// </remarks>
internal sealed class ProductIndex
{
    /// <summary>
    /// How many candidates all lists together may have: 4 MB. 200 rules, each with a range of its own, take at most 80,200; 10,000
    /// rules, half of them with a productID of their own and half without one, would take 50 million.
    /// </summary>
    internal const int MaxEntries = 1 << 20;

    private readonly NumberClasses _intervals;
    private readonly int[] _ends;
    private readonly int[] _candidates;

    public ProductIndex(ReadOnlySpan<PolicyRule> rules)
    {
        List<int> covered = [];
        int[] starts = Starts(rules);
        _ends = CountUpToEach(rules, starts, covered);

        // A single interval holds each rule once: that much there is anyway.
        while (_ends[^1] > MaxEntries && starts.Length > 1)
        {
            IsExact = false;
            starts = EveryOther(starts);
            _ends = CountUpToEach(rules, starts, covered);
        }

        _intervals = new NumberClasses(starts);
        _candidates = new int[_ends[^1]];
        int[] next = [0, .. _ends.AsSpan(0, _ends.Length - 1)];
        for (int rule = 0; rule < rules.Length; rule++)
        {
            Cover(rules[rule], starts, covered);
            foreach (int interval in covered)
            {
                _candidates[next[interval]++] = rule;
            }
        }
    }

    /// <summary>Whether the candidates are those alone whose condition on productID holds: no two intervals share a list.</summary>
    internal bool IsExact { get; } = true;

    /// <summary>How many candidates all lists have together.</summary>
    internal int Entries => _candidates.Length;

    /// <summary>The indices of the rules that can match this productID, ascending.</summary>
    public ReadOnlySpan<int> CandidatesFor(int productId)
    {
        int interval = _intervals.Of(productId);
        int begin = interval == 0 ? 0 : _ends[interval - 1];
        return _candidates.AsSpan(begin, _ends[interval] - begin);
    }

    private static int[] Starts(ReadOnlySpan<PolicyRule> rules)
    {
        List<int> starts = [int.MinValue];
        foreach (PolicyRule rule in rules)
        {
            foreach (NumberRange range in rule.NumbersOf(PolicyField.ProductId) is { } numbers ? numbers.Ranges : [])
            {
                starts.Add(range.Min);
                if (range.Max < int.MaxValue)
                {
                    starts.Add(range.Max + 1);
                }
            }
        }

        starts.Sort();
        int kept = 0;
        for (int i = 1; i < starts.Count; i++)
        {
            if (starts[i] != starts[kept])
            {
                starts[++kept] = starts[i];
            }
        }

        return [.. starts[..(kept + 1)]];
    }

    private static int[] EveryOther(int[] starts)
    {
        int[] fewer = new int[(starts.Length + 1) / 2];
        for (int i = 0; i < fewer.Length; i++)
        {
            fewer[i] = starts[i * 2];
        }

        return fewer;
    }

    // How many candidates each interval and those before it have together; of too many, no more than tells that they are.
    private static int[] CountUpToEach(ReadOnlySpan<PolicyRule> rules, int[] starts, List<int> covered)
    {
        int[] counts = new int[starts.Length];
        int entries = 0;
        for (int rule = 0; rule < rules.Length && (entries <= MaxEntries || starts.Length == 1); rule++)
        {
            Cover(rules[rule], starts, covered);
            entries += covered.Count;
            foreach (int interval in covered)
            {
                counts[interval]++;
            }
        }

        for (int i = 1; i < counts.Length; i++)
        {
            counts[i] += counts[i - 1];
        }

        return counts;
    }

    // The intervals, ascending, in which a rule can match a number.
    private static void Cover(PolicyRule rule, int[] starts, List<int> covered)
    {
        covered.Clear();
        if (rule.NumbersOf(PolicyField.ProductId) is not { } numbers)
        {
            for (int interval = 0; interval < starts.Length; interval++)
            {
                covered.Add(interval);
            }

            return;
        }

        int after = 0;
        foreach (NumberRange range in numbers.Ranges)
        {
            int last = SortedNumbers.LastNotAbove(starts, range.Max);
            for (int interval = Math.Max(after, SortedNumbers.LastNotAbove(starts, range.Min)); interval <= last; interval++)
            {
                covered.Add(interval);
            }

            after = last + 1;
        }
    }
}
