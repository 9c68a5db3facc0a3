namespace Utws.Api.Policy;

/// <summary>Finds the word that a misspelt one was probably meant to be.</summary>
internal static class NearestWord
{
    /// <summary>The nearest of <paramref name="words"/> by edits, ignoring case, or null if none is near: a third of its letters may be wrong.</summary>
    public static string? Find(string misspelt, ReadOnlySpan<string> words)
    {
        string? nearest = null;
        int nearestEdits = int.MaxValue;
        foreach (string word in words)
        {
            int allowed = Math.Max(1, word.Length / 3);
            if (Math.Abs(word.Length - misspelt.Length) > allowed)
            {
                continue;
            }

            int edits = Edits(misspelt, word);
            if (edits <= allowed && edits < nearestEdits)
            {
                nearest = word;
                nearestEdits = edits;
            }
        }

        return nearest;
    }

    // Damerau's distance on three rows (optimal string alignment): insert, delete, replace, and swap of neighbours count one each.
    private static int Edits(string from, string to)
    {
        int[] beforeLast = new int[to.Length + 1];
        int[] last = new int[to.Length + 1];
        int[] row = new int[to.Length + 1];
        for (int j = 0; j < last.Length; j++)
        {
            last[j] = j;
        }

        for (int i = 1; i <= from.Length; i++)
        {
            row[0] = i;
            for (int j = 1; j <= to.Length; j++)
            {
                int replace = last[j - 1] + (Same(from[i - 1], to[j - 1]) ? 0 : 1);
                row[j] = Math.Min(replace, Math.Min(last[j], row[j - 1]) + 1);
                if (i > 1 && j > 1 && Same(from[i - 1], to[j - 2]) && Same(from[i - 2], to[j - 1]))
                {
                    row[j] = Math.Min(row[j], beforeLast[j - 2] + 1);
                }
            }

            (beforeLast, last, row) = (last, row, beforeLast);
        }

        return last[to.Length];
    }

    private static bool Same(char left, char right) => char.ToUpperInvariant(left) == char.ToUpperInvariant(right);
}
