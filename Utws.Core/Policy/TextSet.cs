using System.Text;

namespace Utws.Core.Policy;

/// <summary>Exact texts as UTF-8, found byte by byte (ordinal, case-sensitive) among few or many. Immutable.</summary>
internal sealed class TextSet
{
    private static readonly UTF8Encoding s_strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    // By length, then by bytes: most that are not equal differ in length.
    private readonly byte[][] _sorted;
    private readonly string[] _texts;

    /// <exception cref="ArgumentException">A text has half a surrogate pair.</exception>
    public TextSet(ReadOnlySpan<string> texts)
    {
        _texts = texts.ToArray();
        _sorted = Array.ConvertAll(_texts, s_strict.GetBytes);
        Array.Sort(_sorted, static (left, right) => Compare(left, right));
    }

    /// <summary>The texts, in the order in which they were given.</summary>
    public ReadOnlySpan<string> Texts => _texts;

    /// <summary>The texts as UTF-8, in an order of their own.</summary>
    public ReadOnlySpan<byte[]> Utf8 => _sorted;

    /// <summary>Whether the text is one of them.</summary>
    public bool Contains(ReadOnlySpan<byte> text)
    {
        byte[][] sorted = _sorted;
        if (sorted.Length == 1)
        {
            return text.SequenceEqual(sorted[0]);
        }

        int low = 0;
        int high = sorted.Length - 1;
        while (low <= high)
        {
            int middle = (low + high) >> 1;
            int order = Compare(sorted[middle], text);
            if (order == 0)
            {
                return true;
            }

            if (order < 0)
            {
                low = middle + 1;
            }
            else
            {
                high = middle - 1;
            }
        }

        return false;
    }

    private static int Compare(ReadOnlySpan<byte> left, ReadOnlySpan<byte> right) =>
        left.Length == right.Length ? left.SequenceCompareTo(right) : left.Length.CompareTo(right.Length);
}
