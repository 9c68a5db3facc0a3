namespace Utws.Core.Policy;

/// <summary>
/// The 32-bit numbers cut into intervals; a number's interval is looked up where they lie close together, as products and versions
/// do, and searched for otherwise. Immutable.
/// </summary>
internal sealed class NumberClasses
{
    // 16 KB. A search through 80 intervals is 7 steps, each of which the processor guesses wrong every other time.
    private const int MaxTable = 4096;

    private readonly int[] _starts;

    // The interval of each number from the second start to the last one.
    private readonly int[] _table = [];
    private readonly int _tableStart;

    /// <summary>The intervals that begin at these numbers.</summary>
    /// <param name="starts">Ascending, each once, the first the least number there is.</param>
    public NumberClasses(int[] starts)
    {
        _starts = starts;
        long length = starts.Length > 1 ? (long)starts[^1] - starts[1] + 1 : 0;
        if (length is > 0 and <= MaxTable)
        {
            _tableStart = starts[1];
            _table = new int[length];
            for (int i = 0; i < _table.Length; i++)
            {
                _table[i] = SortedNumbers.LastNotAbove(starts, _tableStart + i);
            }
        }
    }

    /// <summary>The intervals between whose numbers none of these conditions tells a difference.</summary>
    public static NumberClasses Of(IReadOnlyList<PolicyCondition> conditions)
    {
        SortedSet<int> starts = [int.MinValue];
        foreach (PolicyCondition condition in conditions)
        {
            foreach (NumberRange range in condition.Numbers)
            {
                starts.Add(range.Min);
                if (range.Max < int.MaxValue)
                {
                    starts.Add(range.Max + 1);
                }
            }
        }

        return new NumberClasses([.. starts]);
    }

    /// <summary>The index of a number's interval.</summary>
    public int Of(int value)
    {
        int[] table = _table;
        long place = (long)value - _tableStart;
        if ((ulong)place < (ulong)table.Length)
        {
            return table[(int)place];
        }

        return table.Length == 0 ? SortedNumbers.LastNotAbove(_starts, value) : place < 0 ? 0 : _starts.Length - 1;
    }
}
