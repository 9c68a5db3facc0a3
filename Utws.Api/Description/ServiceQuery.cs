using System.Web;

namespace Utws.Api.Description;

/// <summary>
/// A query as the old runtime read it (1.4 to 1.11): items between ampersands, each decoded; what has no equals sign has no
/// name; names are compared whatever their letter case, and values of the same name are joined by commas.
/// </summary>
internal sealed class ServiceQuery
{
    private readonly List<(string? Name, string Value)> _items = [];

    /// <param name="query">The query with or without its question mark, as sent; may be empty.</param>
    public ServiceQuery(string? query)
    {
        string text = query is ['?', .. string rest] ? rest : query ?? "";
        if (text.Length == 0)
        {
            return;
        }

        foreach (string item in text.Split('&'))
        {
            int equals = item.IndexOf('=', StringComparison.Ordinal);
            _items.Add(equals < 0
                ? (null, HttpUtility.UrlDecode(item))
                : (HttpUtility.UrlDecode(item[..equals]), HttpUtility.UrlDecode(item[(equals + 1)..])));
        }
    }

    /// <summary>The items without a name, joined by commas; null if there are none.</summary>
    public string? Nameless => Get(null);

    /// <summary>The values under a name, joined by commas; null if there are none.</summary>
    public string? Get(string? name)
    {
        string[] values = [.. _items.Where(i => string.Equals(i.Name, name, StringComparison.OrdinalIgnoreCase)).Select(i => i.Value)];
        return values.Length == 0 ? null : string.Join(',', values);
    }
}
