using Microsoft.Extensions.Primitives;

namespace Utws.Api.Compression;

/// <summary>Reads a request's <c>Accept-Encoding</c> (RFC 9110, 12.5.3).</summary>
internal static class AcceptEncodingField
{
    private const int Unset = -1;

    // A qvalue of 1 in thousandths: it has three decimals at most (RFC 9110, 12.4.2).
    private const int FullWeight = 1000;

    /// <summary>
    /// The coding of the answer: the one with the greatest weight, of equals br before gzip before deflate before none. A coding
    /// that is not named has the asterisk's weight; without an asterisk none is wanted but those named.
    /// </summary>
    public static ContentCoding Choose(StringValues values)
    {
        Span<int> weights = [Unset, Unset, Unset, Unset];
        int others = Unset;
        foreach (string? value in values)
        {
            ReadOnlySpan<char> list = value;
            foreach (Range item in list.Split(','))
            {
                Read(list[item], weights, ref others);
            }
        }

        // Not coding at all is always allowed where nothing forbids it, and last unless it is named.
        int best = Math.Max(weights[(int)ContentCoding.Identity], 0);
        ContentCoding chosen = ContentCoding.Identity;
        for (ContentCoding coding = ContentCoding.Deflate; coding <= ContentCoding.Brotli; coding++)
        {
            int weight = weights[(int)coding] == Unset ? others : weights[(int)coding];
            if (weight > 0 && weight >= best)
            {
                best = weight;
                chosen = coding;
            }
        }

        return chosen;
    }

    private static void Read(ReadOnlySpan<char> item, Span<int> weights, ref int others)
    {
        int semicolon = item.IndexOf(';');
        ReadOnlySpan<char> name = (semicolon < 0 ? item : item[..semicolon]).Trim(" \t");
        int weight = semicolon < 0 ? FullWeight : ReadWeight(item[(semicolon + 1)..]);
        if (name is "*")
        {
            others = weight;
        }
        else if (ContentCodingNames.TryFind(name, out ContentCoding coding))
        {
            weights[(int)coding] = weight;
        }
    }

    // Whoever writes what is no weight gets nothing that he may not be able to read.
    private static int ReadWeight(ReadOnlySpan<char> parameter)
    {
        parameter = parameter.Trim(" \t");
        int weight = 0;
        if (parameter is not ['q' or 'Q', '=', '0' or '1', .. ReadOnlySpan<char> decimals] || decimals.Length > 4)
        {
            return weight;
        }

        weight = (parameter[2] - '0') * FullWeight;
        if (decimals.IsEmpty)
        {
            return weight;
        }

        int unit = FullWeight;
        foreach (char c in decimals[1..])
        {
            if (!char.IsAsciiDigit(c))
            {
                return 0;
            }

            unit /= 10;
            weight += (c - '0') * unit;
        }

        return decimals[0] == '.' && weight <= FullWeight ? weight : 0;
    }
}
