using System.Text.Json;

namespace Utws.Tests.Support;

/// <summary>The recorded exchanges with a second ASMX implementation, read once.</summary>
internal static class MonoCorpus
{
    public static IReadOnlyList<MonoExchange> All { get; } = JsonlFile.Read("asmx-mono-corpus.jsonl", Exchange);

    private static Dictionary<string, MonoExchange> ById { get; } = All.ToDictionary(e => e.Id, StringComparer.Ordinal);

    public static MonoExchange Get(string id) => ById[id];

    /// <summary>A group as a remote client saw it: where an exchange was recorded twice, the one with custom errors on.</summary>
    public static IEnumerable<MonoExchange> Remote(string group) =>
        All.Where(e => e.Group == group && !ById.ContainsKey(e.Id + "@on"));

    private static MonoExchange Exchange(JsonElement row) => new(
        JsonlFile.Text(row, "id")!,
        JsonlFile.Text(row, "group")!,
        JsonlFile.Text(row, "description")!,
        JsonlFile.Text(row, "method")!,
        JsonlFile.Text(row, "path")!,
        Headers(row.GetProperty("request_headers")),
        row.GetProperty("request_body_base64").GetBytesFromBase64(),
        row.GetProperty("response_status").GetInt32(),
        Headers(row.GetProperty("response_headers"))
            .Where(h => h.Name.Equals("Content-Type", StringComparison.OrdinalIgnoreCase)).Select(h => h.Value).SingleOrDefault(),
        row.GetProperty("response_body_base64").GetBytesFromBase64());

    private static List<(string Name, string Value)> Headers(JsonElement headers) =>
        [.. headers.EnumerateArray().Select(h => (h[0].GetString()!, h[1].GetString()!))];
}
