using System.Globalization;
using System.Text;
using Utws.Core.Contract;
using Utws.Tests.Support;

namespace Utws.Tests.Contract;

/// <summary>One session's item written the slow way, rune by rune, from what the wire document says (3.5, 3.6, 3.8).</summary>
internal static class PlainItem
{
    public static string Of(SessionRecord session, PublishDecision decision) =>
        "<SessionsToPublish>"
        + Number("productID", session.ProductId)
        + Text("version", session.Version)
        + Number("osPlatform", session.OsPlatform)
        + Number("osVersion", session.OsVersion)
        + Text("servicePack", session.ServicePack)
        + Number("osBits", session.OsBits)
        + Number("architecture", session.Architecture)
        + Text("langID", session.LangId)
        + Text("country", session.Country)
        + Text("locale", session.Locale)
        + Text("publish", decision.Publish.ToString())
        + Number("publishUntil", decision.PublishUntil)
        + "</SessionsToPublish>";

    private static string Number(string name, long value) => Text(name, value.ToString(CultureInfo.InvariantCulture));

    private static string Text(string name, string? value) => value switch
    {
        null => "",
        "" => $"<{name} />",
        _ => $"<{name}>{Escape(value)}</{name}>",
    };

    private static StringBuilder Escape(string value)
    {
        StringBuilder escaped = new();
        foreach (Rune rune in value.EnumerateRunes())
        {
            _ = rune.Value switch
            {
                '<' => escaped.Append("&lt;"),
                '>' => escaped.Append("&gt;"),
                '&' => escaped.Append("&amp;"),
                '\t' or '\r' or '\n' => escaped.Append(rune),
                < 0x20 or 0xFFFE or 0xFFFF => escaped.Append(CultureInfo.InvariantCulture, $"&#x{rune.Value:X};"),
                _ => escaped.Append(rune),
            };
        }

        return escaped;
    }
}
