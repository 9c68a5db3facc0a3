using System.CommandLine.Parsing;
using System.Globalization;
using Utws.Api.Policy;

namespace Utws.Api.Commands;

/// <summary>Reads what the commands' options and arguments take, with one sentence for what they don't.</summary>
internal static class OptionValue
{
    /// <summary>An ISO 8601 instant.</summary>
    public static DateTimeOffset? ParseInstant(ArgumentResult result) => Parse<DateTimeOffset>(
        result, text => Iso8601.TryParseInstant(text, out DateTimeOffset instant) ? instant : null, "a date, or date and time with Z or an offset");

    /// <summary>A 32-bit integer.</summary>
    public static int? ParseInteger(ArgumentResult result) => Parse<int>(
        result,
        text => int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out int value) ? value : null,
        "an integer from -2147483648 to 2147483647");

    /// <summary>What <paramref name="parse"/> makes of the value; an error if that is nothing.</summary>
    public static T? Parse<T>(ArgumentResult result, Func<string, T?> parse, string expected)
        where T : struct
    {
        string text = result.Tokens[0].Value;
        T? value = text.Length == 0 ? null : parse(text);
        if (value is null)
        {
            result.AddError(Refusal(result, text, expected));
        }

        return value;
    }

    /// <summary>What is wrong with an option's value.</summary>
    public static string Refusal(ArgumentResult result, string text, string expected) =>
        $"{((OptionResult)result.Parent!).Option.Name} is '{text}'; expected {expected}.";

    /// <summary>A misspelt option would be looked for as a file; one whose name begins so can be given as ./-name.</summary>
    public static void RefuseOptions(ArgumentResult result)
    {
        foreach (Token token in result.Tokens.Where(t => t.Value.Length > 1 && t.Value[0] == '-'))
        {
            result.AddError($"Unrecognized command or argument '{token.Value}'.");
        }
    }
}
