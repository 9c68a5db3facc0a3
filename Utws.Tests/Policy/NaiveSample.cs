using System.Net;
using System.Numerics;
using System.Text;

namespace Utws.Tests.Policy;

/// <summary>A session's place under a rule, in big integers: the same formula, written once more from its description.</summary>
internal static class NaiveSample
{
    private static readonly BigInteger s_modulus = BigInteger.One << 64;
    private static readonly BigInteger s_first = new(0xBB67AE8584CAA73B);
    private static readonly BigInteger s_length = new(0x3C6EF372FE94F82B);

    public static double Fraction(IReadOnlyDictionary<string, string?> session, IPAddress? caller, string rule)
    {
        string[] texts = ["version", "servicePack", "langID", "country", "locale"];
        BigInteger present = texts.Select((name, i) => session[name] is null ? 0 : 1 << i).Sum();
        byte[] address = caller?.MapToIPv6().GetAddressBytes() ?? new byte[16];
        BigInteger state = Mix(
            Pair(Number("productID"), Number("osPlatform")) ^ s_first,
            Pair(Number("osVersion"), Number("osBits")) ^ new BigInteger(0x6A09E667F3BCC908));
        state = Mix(Pair(Number("architecture"), present) ^ s_first, new BigInteger(address.AsSpan(8), isUnsigned: true, isBigEndian: true) ^ state);
        state = Mix(new BigInteger(address.AsSpan(0, 8), isUnsigned: true, isBigEndian: true) ^ s_first, state ^ s_length);
        foreach (string name in texts)
        {
            state = Add(state, Encoding.UTF8.GetBytes(session[name] ?? ""));
        }

        BigInteger mixed = state ^ Add(new BigInteger(0xA54FF53A5F1D36F1), Encoding.UTF8.GetBytes(rule));
        mixed = (mixed ^ (mixed >> 30)) * new BigInteger(0xBF58476D1CE4E5B9) % s_modulus;
        mixed = (mixed ^ (mixed >> 27)) * new BigInteger(0x94D049BB133111EB) % s_modulus;
        return (double)((mixed ^ (mixed >> 31)) >> 11) / Math.Pow(2, 53);

        BigInteger Number(string name) => BigInteger.Parse(session[name]!, System.Globalization.CultureInfo.InvariantCulture);
    }

    private static BigInteger Add(BigInteger state, byte[] text)
    {
        state ^= text.Length * s_length % s_modulus;
        while (text.Length > 16)
        {
            state = Mix(Little(text[..8]) ^ s_first, Little(text[8..16]) ^ state);
            text = text[16..];
        }

        (BigInteger first, BigInteger last) = text.Length switch
        {
            >= 8 => (Little(text[..8]), Little(text[^8..])),
            >= 4 => (Little(text[..4]), Little(text[^4..])),
            >= 1 => (Little([text[0], text[text.Length / 2], text[^1]]), 0),
            _ => (BigInteger.Zero, BigInteger.Zero),
        };
        return Mix(first ^ s_first, last ^ state);
    }

    private static BigInteger Little(byte[] bytes) => new(bytes, isUnsigned: true);

    private static BigInteger Pair(BigInteger low, BigInteger high) => Word(low) + (Word(high) << 32);

    private static BigInteger Word(BigInteger value) => value < 0 ? value + (BigInteger.One << 32) : value;

    private static BigInteger Mix(BigInteger left, BigInteger right) => (left * right % s_modulus) ^ (left * right >> 64);
}
