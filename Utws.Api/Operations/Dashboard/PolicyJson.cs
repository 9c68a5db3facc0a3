using System.Text.Json;
using Utws.Api.Policy;
using Utws.Core.Policy;

namespace Utws.Api.Operations.Dashboard;

/// <summary>Writes the member <c>policy</c>: what is served, how its file stands to it, and how many sessions each rule has decided.</summary>
internal static class PolicyJson
{
    // Nobody reads more, and a policy of 8 MiB has a hundred thousand.
    private const int MaxRules = 100;

    public static void Write(Utf8JsonWriter json, PolicyStatus status, ServedPolicy served)
    {
        json.WriteStartObject("policy");
        json.WriteString("file", status.File);
        json.WriteString("revision", status.Revision.ToString());
        json.WriteString("since", status.LoadedAt);
        json.WriteNumber("accepted", status.Accepted);
        json.WriteNumber("refused", status.Refused);
        json.WriteString("error", status.Error?.ToString());
        WriteInstant(json, "refusedSince"u8, status.RefusedSince);
        WriteInstant(json, "copiedAt"u8, status.CopiedAt);
        json.WriteString("notKept", status.NotKept);
        WriteRules(json, served);
        json.WriteEndObject();
    }

    /// <summary>Writes an instant, or null.</summary>
    public static void WriteInstant(Utf8JsonWriter json, ReadOnlySpan<byte> name, DateTimeOffset? instant)
    {
        if (instant is { } known)
        {
            json.WriteString(name, known);
        }
        else
        {
            json.WriteNull(name);
        }
    }

    // Of many, those with the most sessions, in their order.
    private static void WriteRules(Utf8JsonWriter json, ServedPolicy served)
    {
        ReadOnlySpan<PolicyRule> rules = served.Decider is PublishPolicy policy ? policy.Rules : [];
        long[] hits = new long[rules.Length];
        for (int i = 0; i < hits.Length; i++)
        {
            hits[i] = served.Hits.Read(i);
        }

        IEnumerable<int> shown = Enumerable.Range(0, hits.Length);
        if (hits.Length > MaxRules)
        {
            shown = shown.OrderByDescending(i => hits[i]).Take(MaxRules).Order();
        }

        long others = hits.Sum();
        json.WriteNumber("ruleCount", rules.Length);
        json.WriteStartArray("rules");
        foreach (int i in shown.ToArray())
        {
            others -= hits[i];
            json.WriteStartObject();
            json.WriteNumber("number", i + 1);
            json.WriteString("name", rules[i].Name);
            json.WriteString("publish", rules[i].Outcome.Publish.ToString());
            json.WriteNumber("sample", rules[i].Sample);
            json.WriteNumber("sessions", hits[i]);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteNumber("otherRulesSessions", others);
        json.WriteStartObject("otherwise");
        json.WriteString("publish", (served.Decider as PublishPolicy)?.Otherwise.Publish.ToString());
        json.WriteNumber("sessions", served.Hits.Read(PublishPolicy.OtherwiseRule));
        json.WriteEndObject();
    }
}
