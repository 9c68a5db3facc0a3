namespace Utws.Api.Policy;

/// <summary>Words as a sentence has them.</summary>
internal static class WordList
{
    /// <summary><c>"a", "b" and "c"</c>.</summary>
    public static string Quoted(ReadOnlySpan<string> words)
    {
        string text = string.Empty;
        for (int i = 0; i < words.Length; i++)
        {
            string separator = i == 0 ? string.Empty : i == words.Length - 1 ? " and " : ", ";
            text += $"{separator}\"{words[i]}\"";
        }

        return text;
    }
}
