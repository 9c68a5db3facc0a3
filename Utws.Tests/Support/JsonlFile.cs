using System.Globalization;
using System.Text;
using System.Text.Json;

namespace Utws.Tests.Support;

/// <summary>Reads a file of one JSON object a line, as the recorded wire data is kept.</summary>
internal static class JsonlFile
{
    public static IReadOnlyList<T> Read<T>(string fileName, Func<JsonElement, T> row)
    {
        List<T> rows = [];
        foreach (string line in File.ReadLines(Path.Combine(RepositoryPaths.Root, "Utws.Tests", "Corpus", fileName)))
        {
            using JsonDocument document = JsonDocument.Parse(line);
            rows.Add(row(document.RootElement));
        }

        return rows;
    }

    /// <summary>A member's text, or null where it is null or missing.</summary>
    public static string? Text(JsonElement element, string name) =>
        element.TryGetProperty(name, out JsonElement value) && value.ValueKind == JsonValueKind.String ? Text(value) : null;

    // Two vectors hold half a surrogate pair, which is a JSON string all right, but which JsonElement won't give as one.
    private static string Text(JsonElement value)
    {
        string raw = value.GetRawText()[1..^1];
        StringBuilder text = new(raw.Length);
        for (int i = 0; i < raw.Length; i++)
        {
            if (raw[i] != '\\')
            {
                _ = text.Append(raw[i]);
                continue;
            }

            char escaped = raw[++i];
            if (escaped == 'u')
            {
                _ = text.Append((char)int.Parse(raw.AsSpan(i + 1, 4), NumberStyles.HexNumber, CultureInfo.InvariantCulture));
                i += 4;
                continue;
            }

            _ = text.Append(escaped switch { 'n' => '\n', 'r' => '\r', 't' => '\t', 'b' => '\b', 'f' => '\f', _ => escaped });
        }

        return text.ToString();
    }
}
