using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Json.Schema;
using Utws.Api.Policy;
using Utws.Tests.Support;

namespace Utws.Tests.Policy;

/// <summary>Policies with a member too many, too few or of another kind: what the program takes, the schema does.</summary>
public sealed class PolicyMutationTests
{
    private static readonly JsonSchema s_schema = JsonSchema.FromText(File.ReadAllText(Path.Combine(RepositoryPaths.Root, "Utws.Api", "policy.schema.json")));

    private static readonly string[] s_values =
    [
        "null", "true", "0", "1", "-1", "12", "0.5", "2147483648", "1e1", "-0", "\"\"", "\"CA\"", "\"11.4\"", "\"0\"", "\"0.0\"", "[]", "{}", "[1]", "[null]", "[[1]]", "[\"a\",{\"glob\":\"a*\"}]",
        "{\"glob\":\"*\"}", "{\"glob\":[\"a\",\"\"]}", "{\"glob\":[]}", "{\"glob\":null}", "{\"atLeast\":\"1\"}", "{\"below\":\"1.0\"}", "{\"atLeast\":\"1\",\"below\":\"2\"}", "{\"min\":1}", "{\"max\":0}", "{\"min\":1,\"max\":1}", "{\"min\":null}",
        "\"P1D\"", "\"P0D\"", "\"PT\"", "\"P1DT\"", "\"PT0S\"", "\"P1M1D\"", "\"P1D1M\"", "\"P1W1D\"", "\"P99999999999999999999D\"", "\"2030-12-31\"", "\"2030-12-31T12:00\"", "\"2030-12-31T12:00Z\"", "\"2030-12-31T12:00:00.Z\"", "\"2030-12-31T12:00:00.12345678Z\"",
        "\"2030-12-31T12:00+0200\"", "\"2030-12-31T12:00+2:00\"", "\"2030-12-31T12:00+02\"", "\"2030-12-31T12:00:00-00:00\"", "\"0000-01-01\"", "\"2030-02-30\"", "\"2030-12-31T12:00+02:00 \"", "\" 2030-12-31\"", "\"2030-12-31\\u0000\"", "\"P1D\\n\"", "\"11.4\\n\"", "\"2030-12-31\\n\"",
        "\"Discard\"", "\"Details\"", "\"discard\"", "\"unixSeconds\"", "\"otherwise\"", "\"٣\"", "\"P٣D\"", "\"٢٠٣٠-12-31\"",
    ];

    private static readonly string[] s_names =
    [
        "$schema", "publishUntilUnit", "rules", "otherwise", "name", "when", "sample", "publish", "for", "until", "publishUntil", "min", "max", "glob", "atLeast", "below", "country", "productID", "Country",
    ];

    [Fact]
    public void Evaluate_MutatedPolicies_AcceptsWhatTheProgramDoes()
    {
        Random random = new(20260131);
        int taken = 0;
        for (int i = 0; i < 20_000; i++)
        {
            JsonNode policy = JsonNode.Parse(
                new RandomPolicy(random, maxRules: 2).ToJson(), documentOptions: new JsonDocumentOptions { CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true })!;
            Mutate(random, policy);
            string json = policy.ToJsonString();
            try
            {
                _ = PolicyFile.Parse("policy.json", Encoding.UTF8.GetBytes(json));
            }
            catch (PolicyException)
            {
                continue;
            }

            taken++;
            Assert.True(s_schema.Evaluate(JsonNode.Parse(json)).IsValid, json);
        }

        // If hardly any mutation is taken, the comparison says little.
        Assert.InRange(taken, 2_000, int.MaxValue);
    }

    // One value anywhere becomes another, or goes, or has one more beside it.
    private static void Mutate(Random random, JsonNode policy)
    {
        List<JsonNode> containers = [];
        Collect(policy, containers);
        JsonNode place = RandomValues.Pick(random, [.. containers]);
        JsonNode? value = JsonNode.Parse(RandomValues.Pick(random, s_values));
        if (place is JsonArray list)
        {
            list.Insert(random.Next(list.Count + 1), value);
            return;
        }

        JsonObject members = place.AsObject();
        string? present = members.Count == 0 ? null : RandomValues.Pick(random, [.. members.Select(m => m.Key)]);
        switch (random.Next(4))
        {
            case 0 when present is not null:
                _ = members.Remove(present);
                break;
            case 1:
                members[RandomValues.Pick(random, s_names)] = value;
                break;
            default:
                members[present ?? "name"] = value;
                break;
        }
    }

    private static void Collect(JsonNode? node, List<JsonNode> containers)
    {
        if (node is not (JsonArray or JsonObject))
        {
            return;
        }

        containers.Add(node);
        foreach (JsonNode? child in node is JsonArray list ? list : node.AsObject().Select(m => m.Value))
        {
            Collect(child, containers);
        }
    }
}
