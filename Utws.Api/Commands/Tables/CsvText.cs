namespace Utws.Api.Commands.Tables;

/// <summary>Texts as fields of comma-separated values (RFC 4180).</summary>
internal static class CsvText
{
    /// <summary>The field: nothing for a missing text, two quotes for an empty one, and quotes around what needs them.</summary>
    public static string Of(string? text) => text switch
    {
        null => "",
        "" => "\"\"",
        _ when text.AsSpan().ContainsAny(",\"\r\n") || text[0] == ' ' || text[^1] == ' ' => "\"" + text.Replace("\"", "\"\"", StringComparison.Ordinal) + "\"",
        _ => text,
    };

    /// <summary>
    /// The field, with an apostrophe in front of what a spreadsheet would calculate. Clients choose these texts, and a formula can
    /// fetch an address; the apostrophe is what spreadsheets themselves mark a text with.
    /// </summary>
    public static string ForSpreadsheet(string? text) => Of(text is ['=' or '+' or '-' or '@', ..] ? "'" + text : text);
}
