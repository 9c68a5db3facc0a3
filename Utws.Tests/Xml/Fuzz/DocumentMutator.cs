using System.Text;

namespace Utws.Tests.Xml.Fuzz;

/// <summary>Damages documents, reproducibly: the same seed gives the same documents.</summary>
internal sealed class DocumentMutator(Random random, IReadOnlyList<byte[]> seeds)
{
    /// <summary>Growth stops here, or duplicating duplicates would take over the time.</summary>
    private const int MaxBytes = 16 * 1024;

    /// <summary>Bytes that mean something in XML, in UTF-8 or in UTF-16.</summary>
    private static ReadOnlySpan<byte> InterestingBytes => "<>&;:\"'=/!?-[]# \t\r\nax1"u8;

    private static ReadOnlySpan<byte> HostileBytes => [0x00, 0x01, 0x1F, 0x7F, 0x80, 0xBF, 0xC0, 0xC1, 0xC3, 0xE0, 0xED, 0xEF, 0xBB, 0xF0, 0xF4, 0xF5, 0xFE, 0xFF, 0xD8, 0xDC];

    /// <summary>The next damaged document.</summary>
    public byte[] Next()
    {
        byte[] document = Pick(seeds);

        // Half of the documents are changed with care, as most careless changes end in a refusal and test nothing behind it.
        bool isGentle = random.Next(2) == 0;
        int changes = 1 + random.Next(isGentle ? 5 : 4);
        for (int i = 0; i < changes; i++)
        {
            document = isGentle ? MutateGently(document) : Mutate(document);
        }

        if (random.Next(4) != 0)
        {
            return document;
        }

        // Encoded after the damage, so that tokens arrive whole; then sometimes damaged again, so that units do not.
        document = EncodingVariants.Transcode(document, random);
        return random.Next(3) == 0 ? Mutate(document) : document;
    }

    /// <summary>A change that leaves most documents well-formed: something whole put behind or into a tag.</summary>
    private byte[] MutateGently(byte[] document)
    {
        int from = random.Next(document.Length + 1);
        int tagEnd = Math.Max(0, from + document.AsSpan(from).IndexOf((byte)'>'));
        int content = Math.Min(tagEnd + 1, document.Length);
        return random.Next(6) switch
        {
            0 => Replace(document, tagEnd, tagEnd, Encoding.UTF8.GetBytes(Pick(FuzzTokens.Attributes))),
            1 => Encoding.Latin1.GetBytes(Encoding.Latin1.GetString(document).Replace("\n", Pick(FuzzTokens.LineEnds), StringComparison.Ordinal)),
            2 => Encoding.Latin1.GetBytes(Encoding.Latin1.GetString(document).Replace('\'', '"')),
            _ => Replace(document, content, content, Encoding.UTF8.GetBytes(Pick(FuzzTokens.Content))),
        };
    }

    private byte[] Mutate(byte[] document)
    {
        (int start, int end) = Range(document);
        return random.Next(12) switch
        {
            0 => Replace(document, start, start < document.Length ? start + 1 : start, [(byte)(At(document, start) ^ (1 << random.Next(8)))]),
            1 => Replace(document, start, Math.Min(start + 1, document.Length), [InterestingBytes[random.Next(InterestingBytes.Length)]]),
            2 => Replace(document, start, Math.Min(start + 1, document.Length), [HostileBytes[random.Next(HostileBytes.Length)]]),
            3 or 4 or 5 => Replace(document, start, start, Token()),
            6 => Replace(document, start, end, Token()),
            7 => Replace(document, start, end, []),
            8 => Replace(document, end, end, document[start..end]),
            9 => document[..end],
            10 => Nest(document, start, end),
            _ => Replace(document, start, end, Slice(Pick(seeds))),
        };
    }

    /// <summary>Wraps the range in a chain of elements, sometimes with an end tag too few or too many.</summary>
    private byte[] Nest(byte[] document, int start, int end)
    {
        int depth = 1 + random.Next(20);
        StringBuilder opening = new();
        StringBuilder closing = new();
        for (int i = 0; i < depth; i++)
        {
            string name = ((char)('a' + (i % 26))).ToString();
            opening.Append('<').Append(name).Append('>');
            closing.Insert(0, "</" + name + ">");
        }

        int missing = random.Next(4) == 0 ? random.Next(closing.Length) : 0;
        byte[] inner = document[start..end];
        return Replace(document, start, end, [.. Encoding.UTF8.GetBytes(opening.ToString()), .. inner, .. Encoding.UTF8.GetBytes(closing.ToString(missing, closing.Length - missing))]);
    }

    private static byte[] Replace(byte[] document, int start, int end, byte[] by)
    {
        byte[] changed = [.. document.AsSpan(0, start), .. by, .. document.AsSpan(end)];
        return changed.Length <= MaxBytes ? changed : changed[..MaxBytes];
    }

    private static byte At(byte[] document, int index) => index < document.Length ? document[index] : (byte)0;

    private byte[] Token() => Encoding.UTF8.GetBytes(Pick(FuzzTokens.All));

    private byte[] Slice(byte[] document)
    {
        (int start, int end) = Range(document);
        return document[start..end];
    }

    /// <summary>A short range more often than a long one: long ones destroy what the next change could meet.</summary>
    private (int Start, int End) Range(byte[] document)
    {
        int start = random.Next(document.Length + 1);
        int most = random.Next(4) == 0 ? document.Length - start : Math.Min(32, document.Length - start);
        return (start, start + random.Next(most + 1));
    }

    private T Pick<T>(IReadOnlyList<T> from) => from[random.Next(from.Count)];
}
