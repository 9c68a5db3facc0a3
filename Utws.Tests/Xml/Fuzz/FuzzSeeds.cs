using System.Text;
using System.Text.Json;
using Utws.Tests.Support;

namespace Utws.Tests.Xml.Fuzz;

/// <summary>The documents that fuzzing starts from: what clients really send, and handmade ones that have what clients do not send.</summary>
internal static class FuzzSeeds
{
    /// <summary>Longer bodies repeat their sessions; they would only make each step slower.</summary>
    private const int MaxBytes = 4 * 1024;

    private static readonly Lazy<byte[][]> s_all = new(Load);

    public static IReadOnlyList<byte[]> All => s_all.Value;

    public static string Folder => Path.Combine(Corpus, "Fuzz");

    private static string Corpus => Path.Combine(RepositoryPaths.Root, "Utws.Tests", "Corpus");

    private static byte[][] Load()
    {
        byte[][] handmade = [.. Directory.GetFiles(Folder, "*.xml").Order(StringComparer.Ordinal).Select(File.ReadAllBytes)];
        byte[][] recorded =
        [
            .. Lines("asmx-vectors.jsonl").Select(line => line.GetProperty("request").TryGetProperty("bodyText", out JsonElement body) ? Encoding.UTF8.GetBytes(body.GetString()!) : []),
            .. Lines("asmx-mono-corpus.jsonl").Select(line => line.GetProperty("request_body_base64").GetBytesFromBase64()),
            .. Directory.GetFiles(Path.Combine(Corpus, "client-requests"), "*.http").Order(StringComparer.Ordinal).Select(Body),
        ];
        byte[][] distinct = [.. recorded.Where(body => body.Length is > 0 and <= MaxBytes).DistinctBy(Convert.ToBase64String, StringComparer.Ordinal)];

        // The handmade documents are few but each is dense; they weigh as much as all the recorded ones.
        int weight = Math.Max(1, distinct.Length / Math.Max(1, handmade.Length));
        return [.. distinct, .. Enumerable.Repeat(handmade, weight).SelectMany(documents => documents)];
    }

    private static IEnumerable<JsonElement> Lines(string file) =>
        File.ReadLines(Path.Combine(Corpus, file)).Select(line => JsonSerializer.Deserialize<JsonElement>(line));

    private static byte[] Body(string file)
    {
        byte[] request = File.ReadAllBytes(file);
        int head = request.AsSpan().IndexOf("\r\n\r\n"u8);
        return request[(head + 4)..];
    }
}
