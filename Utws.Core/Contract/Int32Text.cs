namespace Utws.Core.Contract;

/// <summary>The grammar of <c>xsd:int</c> as the old runtime's deserialiser had it (wire facts 6.13 to 6.15).</summary>
internal static class Int32Text
{
    /// <summary>Optional white space, one optional sign, ASCII digits, optional white space.</summary>
    public static Int32TextResult Parse(ReadOnlySpan<byte> text, out int value)
    {
        return TryParsePlain(text, out value) ? Int32TextResult.Ok : ParseAny(text, out value);
    }

    // What clients send: up to nine digits, which are always in range.
    private static bool TryParsePlain(ReadOnlySpan<byte> text, out int value)
    {
        value = 0;
        if ((uint)(text.Length - 1) >= 9)
        {
            return false;
        }

        foreach (byte b in text)
        {
            uint digit = (uint)(b - (byte)'0');
            if (digit > 9)
            {
                return false;
            }

            value = (value * 10) + (int)digit;
        }

        return true;
    }

    private static Int32TextResult ParseAny(ReadOnlySpan<byte> text, out int value)
    {
        value = 0;
        ReadOnlySpan<byte> digits = text.Trim(" \t\n\r"u8);
        bool negative = digits.Length > 0 && digits[0] == (byte)'-';
        if (negative || (digits.Length > 0 && digits[0] == (byte)'+'))
        {
            digits = digits[1..];
        }

        if (digits.IsEmpty || digits.ContainsAnyExceptInRange((byte)'0', (byte)'9'))
        {
            return Int32TextResult.BadFormat;
        }

        // Ten digits are the longest that can fit; a long holds any ten.
        ReadOnlySpan<byte> significant = digits.TrimStart((byte)'0');
        if (significant.Length > 10)
        {
            return Int32TextResult.OutOfRange;
        }

        long magnitude = 0;
        foreach (byte digit in significant)
        {
            magnitude = (magnitude * 10) + (digit - (byte)'0');
        }

        long signed = negative ? -magnitude : magnitude;
        if (signed is < int.MinValue or > int.MaxValue)
        {
            return Int32TextResult.OutOfRange;
        }

        value = (int)signed;
        return Int32TextResult.Ok;
    }
}
