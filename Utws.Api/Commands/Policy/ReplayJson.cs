using System.Text.Json;
using Utws.Api.Policy;
using Utws.Core.Contract;
using Utws.Core.Policy;

namespace Utws.Api.Commands.Policy;

/// <summary>What a policy would change, as one JSON document.</summary>
internal static class ReplayJson
{
    public static void Write(Utf8JsonWriter json, string file, LoadedPolicy policy, ReplayTally tally)
    {
        json.WriteStartObject();
        json.WriteString("policy", file);
        json.WriteString("revision", policy.Revision.ToString());
        json.WriteNumber("requests", tally.Requests);
        WriteCount(json, tally.All);
        json.WriteBoolean("samplesAreStandIns", tally.HasSamples);
        json.WriteStartArray("decisions");
        foreach (PublishMode from in Enum.GetValues<PublishMode>())
        {
            foreach (PublishMode to in Enum.GetValues<PublishMode>())
            {
                json.WriteStartObject();
                json.WriteString("recorded", from.ToString());
                json.WriteString("now", to.ToString());
                json.WriteNumber("sessions", tally[from, to]);
                json.WriteEndObject();
            }
        }

        json.WriteEndArray();
        WriteRules(json, policy.Policy, tally);
        json.WriteStartArray("products");
        foreach ((int product, ReplayCount count) in tally.Products())
        {
            json.WriteStartObject();
            json.WriteNumber("product", product);
            WriteCount(json, count);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void WriteRules(Utf8JsonWriter json, PublishPolicy policy, ReplayTally tally)
    {
        json.WriteStartArray("rules");
        for (int i = 0; i <= policy.Rules.Length; i++)
        {
            bool isOtherwise = i == policy.Rules.Length;
            json.WriteStartObject();
            json.WriteNumber("index", isOtherwise ? PublishPolicy.OtherwiseRule : i);
            json.WriteString("rule", isOtherwise ? "otherwise" : policy.Rules[i].Name);
            if (!isOtherwise && policy.Rules[i].Sample < PolicyRule.WholeSample)
            {
                json.WriteNumber("sample", policy.Rules[i].Sample);
            }

            WriteCount(json, tally.RuleOf(isOtherwise ? PublishPolicy.OtherwiseRule : i));
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void WriteCount(Utf8JsonWriter json, ReplayCount count)
    {
        json.WriteNumber("sessions", count.Sessions);
        json.WriteNumber("changed", count.Changed);
        json.WriteNumber("onlyUntil", count.OnlyUntil);
    }
}
