using System.Text.Json;
using Utws.Tests.Support;

namespace Utws.Tests.Interop;

/// <summary>What every client sends and what it is to be told: expectations.json, which the clients of .ci/interop read too.</summary>
internal static class InteropExpectations
{
    public static string Folder { get; } = Path.Combine(RepositoryPaths.Root, "Utws.Tests", "Interop");

    public static JsonElement Document { get; } = JsonDocument.Parse(File.ReadAllText(Path.Combine(Folder, "expectations.json"))).RootElement;

    public static int ApiVersion => Document.GetProperty("apiVersion").GetInt32();

    public static IReadOnlyList<PublishedSession> Sessions { get; } = [.. Document.GetProperty("sessions").EnumerateArray().Select(Session)];

    private static PublishedSession Session(JsonElement session)
    {
        return new PublishedSession(
            new SessionRecord
            {
                ProductId = Int("productID"),
                Version = Text("version"),
                OsPlatform = Int("osPlatform"),
                OsVersion = Int("osVersion"),
                ServicePack = Text("servicePack"),
                OsBits = Int("osBits"),
                Architecture = Int("architecture"),
                LangId = Text("langID"),
                Country = Text("country"),
                Locale = Text("locale"),
            },
            Text("publish")!,
            long.Parse(Text("publishUntil")!, System.Globalization.NumberStyles.AllowLeadingSign, System.Globalization.CultureInfo.InvariantCulture));

        int Int(string name) => session.GetProperty(name).GetInt32();

        string? Text(string name) => session.GetProperty(name).GetString();
    }
}
