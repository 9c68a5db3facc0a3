using System.Text;

namespace Utws.Core.Xml;

/// <summary>Turns base64 or hexadecimal text into bytes, in pieces of any size on both sides, as leniently as the framework's reader does.</summary>
internal sealed class BinaryTextDecoder
{
    private const int BitsPerByte = 8;
    private const int BitsPerBase64Digit = 6;
    private const int BitsPerHexDigit = 4;

    private int _bits;
    private int _bitCount;

    /// <summary>Whether the text is hexadecimal; otherwise it is base64.</summary>
    public bool IsHex { get; private set; }

    /// <summary>Begins a new text.</summary>
    public void Reset(bool isHex)
    {
        IsHex = isHex;
        _bits = 0;
        _bitCount = 0;
    }

    /// <summary>Decodes until the text is used up or the room is full.</summary>
    /// <returns>How many bytes of the text were used.</returns>
    /// <exception cref="FormatException">A character has no meaning; the message is the framework's.</exception>
    public int Decode(ReadOnlySpan<byte> text, Span<byte> decoded, out int written)
    {
        int digitBits = IsHex ? BitsPerHexDigit : BitsPerBase64Digit;
        int used = 0;
        written = 0;
        while (used < text.Length && written < decoded.Length)
        {
            byte character = text[used];
            if (character == (byte)'=' && !IsHex)
            {
                return SkipPadding(text, used);
            }

            used++;
            if ((XmlChars.Classes[character] & XmlChars.Whitespace) != 0)
            {
                continue;
            }

            int digit = IsHex ? HexDigit(character) : Base64Digit(character);
            if (digit < 0)
            {
                throw Invalid(text);
            }

            _bits = (_bits << digitBits) | digit;
            _bitCount += digitBits;
            if (_bitCount >= BitsPerByte)
            {
                _bitCount -= BitsPerByte;
                decoded[written++] = (byte)(_bits >> _bitCount);
            }
        }

        return used;
    }

    // After the padding only white space may follow in the same text node.
    private int SkipPadding(ReadOnlySpan<byte> text, int used)
    {
        _bitCount = 0;
        ReadOnlySpan<byte> rest = text[used..].TrimStart((byte)'=');
        if (!rest.Trim(" \t\r\n"u8).IsEmpty)
        {
            throw Invalid(text);
        }

        return text.Length;
    }

    private FormatException Invalid(ReadOnlySpan<byte> text) =>
        new($"'{Encoding.UTF8.GetString(text)}' is not a valid {(IsHex ? "BinHex" : "Base64")} text sequence.");

    private static int HexDigit(byte b) => b switch
    {
        >= (byte)'0' and <= (byte)'9' => b - '0',
        >= (byte)'a' and <= (byte)'f' => b - 'a' + 10,
        >= (byte)'A' and <= (byte)'F' => b - 'A' + 10,
        _ => -1,
    };

    private static int Base64Digit(byte b) => b switch
    {
        >= (byte)'A' and <= (byte)'Z' => b - 'A',
        >= (byte)'a' and <= (byte)'z' => b - 'a' + 26,
        >= (byte)'0' and <= (byte)'9' => b - '0' + 52,
        (byte)'+' => 62,
        (byte)'/' => 63,
        _ => -1,
    };
}
