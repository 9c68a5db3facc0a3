namespace Utws.Tests.Support;

/// <summary>Sessions by chance, with what writers may trip over: texts around the lengths of registers, and characters to escape.</summary>
internal static class RandomSession
{
    // Around 4, 8, 16, 32 and 64, where one way to copy ends and the next begins.
    private const int MaxLength = 100;

    private static readonly int[] s_numbers = [0, 9, 10, 99, 100, 999, 1000, 1023, 1024, 9999, 10_000, -1, int.MaxValue, int.MinValue];

    // Each in UTF-8 of one to four bytes; U+FFFD and U+F000 begin as U+FFFE and U+FFFF do.
    private static readonly string[] s_odd =
        ["<", ">", "&", "\"", "\\", "'", "\0", "\u0001", "\u001F", "\t", "\r", "\n", "\u007F", "é", "\uF000", "\uFFFD", "\uFFFE", "\uFFFF", "語", "😀"];

    public static IReadOnlyList<string> OddCharacters => s_odd;

    public static SessionRecord Next(Random random) => new()
    {
        ProductId = Number(random),
        Version = Text(random),
        OsPlatform = Number(random),
        OsVersion = Number(random),
        ServicePack = Text(random),
        OsBits = Number(random),
        Architecture = Number(random),
        LangId = Text(random),
        Country = Text(random),
        Locale = Text(random),
    };

    private static int Number(Random random) => random.Next(4) switch
    {
        0 => s_numbers[random.Next(s_numbers.Length)],
        1 => random.Next(int.MinValue, int.MaxValue),
        _ => random.Next(1100),
    };

    private static string? Text(Random random)
    {
        if (random.Next(10) == 0)
        {
            return null;
        }

        int length = random.Next(3) == 0 ? random.Next(MaxLength + 1) : random.Next(18);
        string text = string.Create(length, random, static (chars, random) =>
        {
            foreach (ref char c in chars)
            {
                c = (char)random.Next('0', 'z' + 1);
                c = c is '<' or '>' or '\\' ? '.' : c;
            }
        });
        return random.Next(3) == 0 ? text.Insert(random.Next(length + 1), s_odd[random.Next(s_odd.Length)]) : text;
    }
}
