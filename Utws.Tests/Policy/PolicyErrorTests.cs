using System.Text;
using Utws.Api.Policy;
using Utws.Tests.Support;

namespace Utws.Tests.Policy;

/// <summary>Every refusal with its place. In the files below, ¤ stands before the place and is taken out.</summary>
public sealed partial class PolicyErrorTests
{
    private const string Marker = "¤";

    [Theory]
    [MemberData(nameof(OfTheFile))]
    [MemberData(nameof(OfMembers))]
    [MemberData(nameof(OfRules))]
    [MemberData(nameof(OfConditions))]
    [MemberData(nameof(OfRangesAndPatterns))]
    [MemberData(nameof(OfOutcomes))]
    public void Parse_BrokenPolicy_NamesReasonPlaceAndMember(string reason, string marked, string member, string problem)
    {
        (string json, int line, int column) = Unmark(marked);

        PolicyError error = Refused(Encoding.UTF8.GetBytes(json));

        Assert.Equal(new PolicyError(Enum.Parse<PolicyErrorReason>(reason), "policy.json", line, column, member, problem), error);
    }

    [Theory]
    [MemberData(nameof(OfTheFile))]
    [MemberData(nameof(OfMembers))]
    [MemberData(nameof(OfRules))]
    [MemberData(nameof(OfConditions))]
    [MemberData(nameof(OfRangesAndPatterns))]
    [MemberData(nameof(OfOutcomes))]
    public void Parse_BrokenPolicyBehindMarkLinesAndComments_MovesThePlaceAlone(
        string reason, string marked, string member, string problem)
    {
        // 🜛 is one character of two UTF-16 code units and four bytes; the byte order mark has no column.
        const string Before = "/* two\r\n lines */\n/*🜛é*/ ";
        (string json, int line, int column) = Unmark(Before + marked);

        PolicyError error = Refused([.. Encoding.UTF8.Preamble, .. Encoding.UTF8.GetBytes(json)]);

        Assert.Equal(new PolicyError(Enum.Parse<PolicyErrorReason>(reason), "policy.json", line, column, member, problem), error);
    }

    [Fact]
    public void Message_IsOneClickableLine()
    {
        const string Json =
            """
            {
              "rules": [
                { "name": "a", "when": { "productID": 3 }, "publish": "Discard" },
                { "name": "b", "when": { "productID": 4 }, "publish": "Discard" },
                {
                  "name": "c",
                  "when": {
                    "productID": 5,
                    "version": "11",


                      "country": 5
                  },
                  "publish": "Discard"
                }
              ],
              "otherwise": { "publish": "Discard" }
            }
            """;

        PolicyException refused = Assert.Throws<PolicyException>(() => PolicyFile.Parse("conf/policy.json", Encoding.UTF8.GetBytes(Json)));

        Assert.Equal(
            "conf/policy.json(12,22): rules[2].when.country: expected a string, null, { \"glob\" }, { \"atLeast\", \"below\" } or a list of them, found number 5.",
            refused.Message);
    }

    [Fact]
    public void Parse_BytesThatAreNotUtf8_AreRefusedAtTheFirst()
    {
        PolicyError error = Refused([.. "{\n \"é"u8, 0xE9, .. "\": 1 }"u8]);

        Assert.Equal(
            new PolicyError(PolicyErrorReason.NotUtf8, "policy.json", 2, 4, string.Empty, "expected UTF-8 text, found byte 0xE9; save the file as UTF-8."),
            error);
    }

    [Fact]
    public void Parse_SampleCutAnywhere_IsRefusedWithinWhatIsLeft()
    {
        byte[] sample = File.ReadAllBytes(Path.Combine(RepositoryPaths.Root, "Utws.Api", "policy.json"));
        int end = Array.LastIndexOf(sample, (byte)'}');
        for (int length = 0; length <= end; length++)
        {
            PolicyError error = Refused(sample[..length]);

            string[] lines = Encoding.UTF8.GetString(sample, 0, length).Split('\n');
            Assert.InRange(error.Line, 1, lines.Length);
            Assert.InRange(error.Column, 1, lines[error.Line - 1].Length + 1);
        }
    }

    [Fact]
    public void Parse_SampleWithWrongBytes_LoadsOrIsRefusedButNeverFails()
    {
        byte[] sample = File.ReadAllBytes(Path.Combine(RepositoryPaths.Root, "Utws.Api", "policy.json"));
        Random random = new(20260131);
        byte[] wrong = [.. "{}[]\",:/*\\\n 0-1eunl"u8, 0, 0x80, 0xC3, 0xF0, 0xFF];
        int refused = 0;
        for (int i = 0; i < 5000; i++)
        {
            byte[] broken = (byte[])sample.Clone();
            for (int left = random.Next(1, 4); left > 0; left--)
            {
                broken[random.Next(broken.Length)] = wrong[random.Next(wrong.Length)];
            }

            try
            {
                _ = PolicyFile.Parse("policy.json", broken);
            }
            catch (PolicyException)
            {
                refused++;
            }
        }

        // Half of the sample is comments, so some changes do no harm.
        Assert.InRange(refused, 2000, 4900);
    }

    [Fact]
    public void Parse_EveryReason_IsInTheTables()
    {
        // The files that cannot be read are in PolicyFileTests, URLs in HttpPolicyOriginTests, copies in PolicyCopyTests, bytes that are not UTF-8 above.
        PolicyErrorReason[] elsewhere =
        [
            PolicyErrorReason.FileMissing, PolicyErrorReason.FileIsFolder, PolicyErrorReason.FileUnreadable, PolicyErrorReason.NotUtf8,
            PolicyErrorReason.FileTooLong, PolicyErrorReason.NotFetched, PolicyErrorReason.CopyOfAnotherUrl,
        ];
        IEnumerable<PolicyErrorReason> here = ((IEnumerable<object[]>)[.. OfTheFile, .. OfMembers, .. OfRules, .. OfConditions, .. OfRangesAndPatterns, .. OfOutcomes])
            .Select(row => Enum.Parse<PolicyErrorReason>((string)row[0]));

        Assert.Equal(Enum.GetValues<PolicyErrorReason>(), here.Concat(elsewhere).Distinct().Order());
    }

    private static PolicyError Refused(byte[] json) => Assert.Throws<PolicyException>(() => PolicyFile.Parse("policy.json", json)).Error;

    private static (string Json, int Line, int Column) Unmark(string marked)
    {
        int place = marked.IndexOf(Marker, StringComparison.Ordinal);
        Assert.NotEqual(-1, place);
        string[] before = marked[..place].Split('\n');
        return (marked.Remove(place, Marker.Length), before.Length, before[^1].Length + 1);
    }

    private static string Rule(string members) => $$"""{ "rules": [ {{members}} ], "otherwise": { "publish": "Discard" } }""";

    private static string When(string conditions) => Rule($$"""{ "name": "a", "when": {{conditions}}, "publish": "Discard" }""");

    private static string Outcome(string members) => $$"""{ "otherwise": {{members}} }""";
}
