namespace Utws.Core.Policy;

/// <summary>
/// Versions as numbers between dots: <c>11</c>, <c>11.4</c>, <c>11.4.0.772</c>. Each number has ASCII digits, at least one and
/// any number of them, and leading zeros say nothing. Anything else (<c>11.4b</c>, <c>11.</c>, <c>-1</c>, an empty text, white
/// space around it) is no version and has no order.
/// </summary>
public static class DottedVersion
{
    private const int KeyBits = 64;
    private const int NumberBits = 16;
    private const uint MaxNumber = (1 << NumberBits) - 1;

    /// <summary>Whether the whole text is a version.</summary>
    public static bool IsVersion(ReadOnlySpan<byte> text)
    {
        bool isBehindDigit = false;
        foreach (byte value in text)
        {
            bool isDigit = (uint)(value - '0') <= 9;
            if (!isDigit && (value != '.' || !isBehindDigit))
            {
                return false;
            }

            isBehindDigit = isDigit;
        }

        return isBehindDigit;
    }

    /// <summary>
    /// A version of up to four numbers below 65,536, as nearly all are, as one number with the same order. False for a text that is
    /// another version or none.
    /// </summary>
    internal static bool TryGetKey(ReadOnlySpan<byte> text, out ulong key)
    {
        key = 0;
        uint number = 0;
        int shift = KeyBits - NumberBits;
        bool isBehindDigit = false;
        foreach (byte value in text)
        {
            uint digit = (uint)(value - '0');
            if (digit <= 9)
            {
                number = (number * 10) + digit;
                if (number > MaxNumber)
                {
                    return false;
                }

                isBehindDigit = true;
            }
            else
            {
                if (value != '.' || !isBehindDigit || shift == 0)
                {
                    return false;
                }

                key |= (ulong)number << shift;
                shift -= NumberBits;
                number = 0;
                isBehindDigit = false;
            }
        }

        key |= (ulong)number << shift;
        return isBehindDigit;
    }

    /// <summary>
    /// The order of two versions: number by number, as numbers of any size; one that is not there is 0, so that 11.4 and 11.4.0 are
    /// equal. Of a text that is no version the order means nothing. Allocates nothing.
    /// </summary>
    public static int Compare(ReadOnlySpan<byte> left, ReadOnlySpan<byte> right)
    {
        int order = 0;
        while (order == 0 && !(left.IsEmpty && right.IsEmpty))
        {
            ReadOnlySpan<byte> leftDigits = TakeNumber(ref left);
            ReadOnlySpan<byte> rightDigits = TakeNumber(ref right);

            // Without leading zeros, the longer number is the greater.
            order = leftDigits.Length == rightDigits.Length
                ? leftDigits.SequenceCompareTo(rightDigits)
                : leftDigits.Length.CompareTo(rightDigits.Length);
        }

        return order;
    }

    // The digits before the next dot, without leading zeros: none for 0.
    private static ReadOnlySpan<byte> TakeNumber(ref ReadOnlySpan<byte> version)
    {
        int dot = version.IndexOf((byte)'.');
        ReadOnlySpan<byte> digits = dot < 0 ? version : version[..dot];
        version = dot < 0 ? [] : version[(dot + 1)..];
        return digits.TrimStart((byte)'0');
    }
}
