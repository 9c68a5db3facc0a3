using System.Text;
using System.Text.Json;
using Utws.Api.Recording.Sqlite;
using Utws.Core.Contract;
using Utws.Core.Policy;

namespace Utws.Benchmarks.Replay;

/// <summary>A replay as one would write it without ours: a row, a string, a document of it, and its texts as strings.</summary>
internal static class JsonDocumentReplay
{
    /// <summary>How many sessions go from each decision to each.</summary>
    public static long[] Run(string path, PublishPolicy policy)
    {
        long[] decisions = new long[9];
        using SqliteConnection connection = SqliteConnection.Open(path, SqliteOpenMode.ReadOnly);
        using SqliteStatement rows = connection.Prepare("SELECT received_us, api_version, sessions FROM request ORDER BY id");
        while (rows.Step())
        {
            DecisionContext context = new((int)rows.Int64(1), DateTimeOffset.UnixEpoch.AddMicroseconds(rows.Int64(0)));
            using var sessions = JsonDocument.Parse(rows.Text(2));
            foreach (JsonElement session in sessions.RootElement.EnumerateArray())
            {
                PublishDecision now = policy.Decide(in context, InfoOf(session));
                decisions[(session[10].GetInt32() * 3) + (int)now.Publish]++;
            }
        }

        return decisions;
    }

    private static SessionInfo InfoOf(JsonElement session) => new()
    {
        ProductId = session[0].GetInt32(),
        Version = Text(session[1]),
        OsPlatform = session[2].GetInt32(),
        OsVersion = session[3].GetInt32(),
        ServicePack = Text(session[4]),
        OsBits = session[5].GetInt32(),
        Architecture = session[6].GetInt32(),
        LangId = Text(session[7]),
        Country = Text(session[8]),
        Locale = Text(session[9]),
        Present = SessionTextFields.Version | SessionTextFields.ServicePack | SessionTextFields.LangId | SessionTextFields.Country | SessionTextFields.Locale,
    };

    private static byte[] Text(JsonElement text) => Encoding.UTF8.GetBytes(text.GetString() ?? "");
}
