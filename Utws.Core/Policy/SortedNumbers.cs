namespace Utws.Core.Policy;

/// <summary>Search in sorted numbers.</summary>
internal static class SortedNumbers
{
    /// <summary>The index of the last number that is not above <paramref name="value"/>; -1 if all are.</summary>
    public static int LastNotAbove(int[] sorted, int value)
    {
        int start = 0;
        int length = sorted.Length;
        while (length > 1)
        {
            int half = length >> 1;
            if (sorted[start + half] <= value)
            {
                start += half;
            }

            length -= half;
        }

        return length == 0 || sorted[start] > value ? -1 : start;
    }
}
