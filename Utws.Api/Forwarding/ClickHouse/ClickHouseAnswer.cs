using System.Globalization;
using System.Net;
using System.Text;
using Utws.Api.Commands.Source;

namespace Utws.Api.Forwarding.ClickHouse;

/// <summary>What the server said.</summary>
/// <param name="Status">HTTP's status; with 200 it may have failed all the same.</param>
/// <param name="Body">What was asked for, or the exception's text.</param>
/// <param name="HeaderCode">What <c>X-ClickHouse-Exception-Code</c> said, which servers send since 2019.</param>
internal sealed record ClickHouseAnswer(HttpStatusCode Status, byte[] Body, string? HeaderCode)
{
    // Enough for any exception's own words; behind them there can be the whole query.
    private const int MaxShownCharacters = 400;

    private const string OldPrefix = "e.displayText() = DB::Exception:";
    private const string Prefix = "DB::Exception:";
    private const string OldSuffix = ", e.what() =";

    // An exception's text begins with its number, in every version: "Code: 60, e.displayText() = …", "Code: 60. DB::Exception: …".
    private static ReadOnlySpan<byte> CodePrefix => "Code: "u8;

    /// <summary>The exception's number; null if there is none.</summary>
    public int? Code { get; } = CodeOf(HeaderCode, Body);

    /// <summary>Whether it did what it was told.</summary>
    public bool IsSuccess => Status == HttpStatusCode.OK && Code is null;

    /// <summary>The first line of what it said, without what is of no use to an operator.</summary>
    public string Text()
    {
        string text = Encoding.UTF8.GetString(Body).Split('\n', 2)[0].Trim();
        foreach (string prefix in (string[])[OldPrefix, Prefix])
        {
            int at = text.IndexOf(prefix, StringComparison.Ordinal);
            text = at < 0 ? text : text[(at + prefix.Length)..].TrimStart();
        }

        int end = text.IndexOf(OldSuffix, StringComparison.Ordinal);
        text = VisibleText.Of(end < 0 ? text : text[..end]);
        text = text.Length > MaxShownCharacters ? text[..MaxShownCharacters] + "…" : text;
        return text.Length > 0 ? text : string.Create(CultureInfo.InvariantCulture, $"HTTP status {(int)Status} and no reason");
    }

    private static int? CodeOf(string? header, ReadOnlySpan<byte> body)
    {
        if (int.TryParse(header, NumberStyles.None, CultureInfo.InvariantCulture, out int code) && code != 0)
        {
            return code;
        }

        if (!body.StartsWith(CodePrefix))
        {
            return null;
        }

        ReadOnlySpan<byte> rest = body[CodePrefix.Length..];
        int digits = rest.IndexOfAnyExceptInRange((byte)'0', (byte)'9');
        return int.TryParse(digits < 0 ? rest : rest[..digits], NumberStyles.None, CultureInfo.InvariantCulture, out code) ? code : null;
    }
}
