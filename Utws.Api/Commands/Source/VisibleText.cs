using System.Globalization;
using System.Text;

namespace Utws.Api.Commands.Source;

/// <summary>Text from outside, made fit for a terminal: nothing in it moves the cursor, changes colours or turns the direction of writing.</summary>
internal static class VisibleText
{
    // Unicode's pictures of the control characters: one column each, so that a caret stays under its place.
    private const int ControlPictures = 0x2400;
    private const int DeletePicture = 0x2421;
    private const int TabColumns = 4;

    // East Asian Width W and F (Unicode Standard Annex 11), by block: what terminals show two columns wide.
    private static readonly (int First, int Last)[] s_wide =
    [
        (0x1100, 0x115F), (0x2E80, 0x303E), (0x3041, 0x33FF), (0x3400, 0x4DBF), (0x4E00, 0x9FFF), (0xA000, 0xA4CF), (0xAC00, 0xD7A3),
        (0xF900, 0xFAFF), (0xFE30, 0xFE6F), (0xFF00, 0xFF60), (0xFFE0, 0xFFE6), (0x1F300, 0x1F64F), (0x1F680, 0x1F6FF),
        (0x1F900, 0x1F9FF), (0x20000, 0x3FFFD),
    ];

    /// <summary>The text with everything unprintable made visible.</summary>
    public static string Of(string text)
    {
        StringBuilder visible = new(text.Length);
        foreach (Rune rune in text.EnumerateRunes())
        {
            _ = visible.Append(Of(rune));
        }

        return visible.ToString();
    }

    /// <summary>One character, as it is shown.</summary>
    public static string Of(Rune rune) => rune.Value switch
    {
        '\t' => new string(' ', TabColumns),
        < 0x20 => ((char)(ControlPictures + rune.Value)).ToString(),
        0x7F => ((char)DeletePicture).ToString(),
        _ => Rune.GetUnicodeCategory(rune) is UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.LineSeparator
            or UnicodeCategory.ParagraphSeparator or UnicodeCategory.PrivateUse or UnicodeCategory.OtherNotAssigned
            ? string.Create(CultureInfo.InvariantCulture, $"<U+{rune.Value:X4}>")
            : rune.ToString(),
    };

    /// <summary>How many columns visible text takes in a terminal.</summary>
    public static int WidthOf(string visible)
    {
        int width = 0;
        foreach (Rune rune in visible.EnumerateRunes())
        {
            width += Rune.GetUnicodeCategory(rune) is UnicodeCategory.NonSpacingMark or UnicodeCategory.EnclosingMark ? 0
                : Array.Exists(s_wide, block => rune.Value >= block.First && rune.Value <= block.Last) ? 2
                : 1;
        }

        return width;
    }
}
