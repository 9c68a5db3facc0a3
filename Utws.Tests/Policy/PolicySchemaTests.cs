using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Json.Schema;
using Utws.Api.Policy;
using Utws.Tests.Support;

namespace Utws.Tests.Policy;

/// <summary>The schema that editors check policy files by: it accepts what the program does, and refuses what a schema can see.</summary>
public sealed partial class PolicySchemaTests
{
    private static readonly JsonSchema s_schema = JsonSchema.FromText(File.ReadAllText(Path.Combine(RepositoryPaths.Root, "Utws.Api", "policy.schema.json")));

    // What no schema sees: the text itself, members and names given twice, an order of two bounds, the length of a duration.
    private static readonly PolicyErrorReason[] s_unseen =
    [
        PolicyErrorReason.NotJson, PolicyErrorReason.Empty, PolicyErrorReason.HalfSurrogatePair, PolicyErrorReason.DuplicateMember,
        PolicyErrorReason.DuplicateRuleName, PolicyErrorReason.EmptyRange, PolicyErrorReason.DurationTooLong,
    ];

    public static TheoryData<string, string, string> Mistakes
    {
        get
        {
            TheoryData<string, string, string> mistakes = [];
            IEnumerable<object[]> rows =
            [
                .. PolicyErrorTests.OfTheFile, .. PolicyErrorTests.OfMembers, .. PolicyErrorTests.OfRules, .. PolicyErrorTests.OfConditions,
                .. PolicyErrorTests.OfRangesAndPatterns, .. PolicyErrorTests.OfOutcomes,
            ];
            foreach (object[] row in rows.Where(row => IsSeen(Enum.Parse<PolicyErrorReason>((string)row[0]), (string)row[3])))
            {
                mistakes.Add((string)row[0], ((string)row[1]).Replace("¤", "", StringComparison.Ordinal), (string)row[2]);
            }

            return mistakes;
        }
    }

    [Theory]
    [InlineData("Utws.Api/policy.json")]
    [InlineData("Utws.Tests/Corpus/check/policy.json")]
    [InlineData("Utws.Tests/Corpus/policy/every-condition.json")]
    [InlineData("Utws.Tests/Corpus/policy/shadowed.json")]
    public void Evaluate_PolicyThatLoads_IsValid(string file) =>
        Assert.Empty(Refusals(File.ReadAllText(Path.Combine(RepositoryPaths.Root, file))));

    [Fact]
    public void Evaluate_RandomPolicies_AreValid()
    {
        Random random = new(20260131);
        for (int i = 0; i < 300; i++)
        {
            string json = new RandomPolicy(random, maxRules: 8).ToJson();
            _ = TestPolicy.Parse(json);
            Assert.Empty(Refusals(json));
        }
    }

    [Theory]
    [InlineData("\"for\": \"P1Y2M3W4DT5H6M7S\"")]
    [InlineData("\"for\": \"P00030D\"")]
    [InlineData("\"for\": \"P0Y1D\"")]
    [InlineData("\"for\": \"PT1S\"")]
    [InlineData("\"until\": \"2030-12-31T12:00Z\"")]
    [InlineData("\"until\": \"2030-12-31T12:00:30.1234567+02:00\"")]
    [InlineData("\"publishUntil\": -9223372036854775808")]
    [InlineData("\"publishUntil\": 9223372036854775807")]
    public void Evaluate_AnswerThatLoads_IsValid(string member)
    {
        _ = TestPolicy.Answering(member);
        Assert.Empty(Refusals($$"""{ "otherwise": { "publish": "Details", {{member}} } }"""));
    }

    // At the mistake's place, or at the object around it, where what is missing or too much is seen.
    [Theory]
    [MemberData(nameof(Mistakes))]
    public void Evaluate_MistakeThatASchemaSees_IsRefusedAtItsPlace(string reason, string json, string member)
    {
        string place = Pointer(member);
        bool isOfObject = Enum.Parse<PolicyErrorReason>(reason) is PolicyErrorReason.MissingMember or PolicyErrorReason.UntilMissing
            or PolicyErrorReason.UntilGivenTwice or PolicyErrorReason.PatternBesideVersions;
        string around = isOfObject ? place[..Math.Max(0, place.LastIndexOf('/'))] : place;

        string[] refusals = Refusals(json);

        Assert.Contains(refusals, refusal => refusal == around || refusal.StartsWith(around + "/", StringComparison.Ordinal));
    }

    [Fact]
    public void Schema_IsOfDraft202012AndDescribesEveryMember()
    {
        JsonNode schema = JsonNode.Parse(File.ReadAllText(Path.Combine(RepositoryPaths.Root, "Utws.Api", "policy.schema.json")))!;
        Assert.Equal("https://json-schema.org/draft/2020-12/schema", (string?)schema["$schema"]);
        Assert.True(MetaSchemas.Draft202012.Evaluate(schema).IsValid);
        JsonNode definitions = schema["$defs"]!;
        foreach (JsonNode members in (JsonNode[])[schema["properties"]!, definitions["rule"]!["properties"]!, definitions["when"]!["properties"]!])
        {
            Assert.All(members.AsObject(), member => Assert.True(IsDescribed(member.Value!, definitions), member.Key + " has no description"));
        }

        Assert.Equal(
            Enum.GetValues<Core.Policy.PolicyField>().Select(field => MemberNames.When[(int)field]),
            definitions["when"]!["properties"]!.AsObject().Select(member => member.Key),
            StringComparer.Ordinal);
    }

    [Theory]
    [InlineData("policy.json")]
    [InlineData("policy.schema.json")]
    public void Sample_AndTheSchemaItNames_StandBesideTheProgram(string file) => Assert.Equal(
        File.ReadAllBytes(Path.Combine(RepositoryPaths.Root, "Utws.Api", file)), File.ReadAllBytes(Path.Combine(AppContext.BaseDirectory, file)));

    [Fact]
    public void Sample_NamesTheSchemaBesideIt() => Assert.Equal(
        "policy.schema.json", (string?)Parse(File.ReadAllText(Path.Combine(RepositoryPaths.Root, "Utws.Api", "policy.json")))!["$schema"]);

    // To a schema 12.0 is an integer, and this one's library has no number as large as 1e999.
    private static bool IsSeen(PolicyErrorReason reason, string problem) => !s_unseen.Contains(reason)
        && Array.TrueForAll(["12.0", "1e1", "1e999"], (string number) => !problem.EndsWith($"found number {number}.", StringComparison.Ordinal));

    private static bool IsDescribed(JsonNode member, JsonNode definitions) =>
        member["description"] is not null || definitions[((string?)member["$ref"] ?? "").Split('/')[^1]]?["description"] is not null;

    // The places of what is not valid, as JSON pointers.
    private static string[] Refusals(string json)
    {
        EvaluationResults results = s_schema.Evaluate(Parse(json), new EvaluationOptions { OutputFormat = OutputFormat.List });
        return results.IsValid ? [] : [.. results.Details.Prepend(results).Where(d => !d.IsValid).Select(d => d.InstanceLocation.ToString())];
    }

    private static JsonNode? Parse(string json) => JsonNode.Parse(
        json, documentOptions: new JsonDocumentOptions { CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true });

    private static string Pointer(string member) => member.Length == 0 ? "" : "/" + Separator().Replace(member, "/").TrimEnd('/');

    // rules[2].when.country[0]
    [GeneratedRegex(@"\]?[.\[]|\]$", RegexOptions.None, matchTimeoutMilliseconds: 5000)]
    private static partial Regex Separator();
}
