using System.Security.Cryptography;
using System.Text;
using Utws.Api.Policy;
using Utws.Core.Contract;
using Utws.Core.Policy;
using Utws.Tests.Support;

namespace Utws.Tests.Policy;

public sealed class PolicyFileTests : IDisposable
{
    private const string Smallest = """{ "otherwise": { "publish": "Discard" } }""";

    private readonly string _folder = Directory.CreateTempSubdirectory("utws-policy-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void Load_SmallestPolicy_DiscardsUntilZero()
    {
        LoadedPolicy loaded = PolicyFile.Load(Write(Smallest));

        Assert.Equal(new PublishDecision(PublishMode.Discard, 0), new TestSession().Decide(loaded.Policy, TestPolicy.Now, out int rule));
        Assert.Equal(PublishPolicy.OtherwiseRule, rule);
        Assert.Equal(PublishUntilUnit.UnixSeconds, loaded.Policy.PublishUntilUnit);
        Assert.False(loaded.Policy.DependsOnApiVersion);
    }

    [Fact]
    public void Load_ByteOrderMark_IsNotPartOfThePolicyButOfItsRevision()
    {
        LoadedPolicy plain = PolicyFile.Load(Write(Smallest));
        LoadedPolicy marked = PolicyFile.Load(Write("\uFEFF" + Smallest));

        Assert.Equal(plain.Policy.Otherwise, marked.Policy.Otherwise);
        Assert.NotEqual(plain.Revision, marked.Revision);
    }

    [Fact]
    public void Revision_IsTheStartOfTheSha256OfTheBytes()
    {
        string digest = Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(Smallest)));

        string revision = PolicyFile.Load(Write(Smallest)).Revision.ToString();

        Assert.Equal(12, revision.Length);
        Assert.StartsWith(revision, digest, StringComparison.OrdinalIgnoreCase);
        Assert.Equal(revision, revision.ToLowerInvariant());
    }

    [Fact]
    public void Load_SchemaCommentsAndTrailingCommas_AreAllowed()
    {
        PublishPolicy policy = TestPolicy.Parse(
            """
            // first
            { "$schema": "https://example.org/policy.schema.json", /* in between */
              "otherwise": { "publish": "Discard", }, // last
              "rules": [ { "name": "a", "when": { "productID": [3, /* three */ 7,], }, "publish": "Discard", }, ], }
            // after
            """);

        Assert.Equal(1, policy.Rules.Length);
        Assert.Equal("a", policy.Rules[0].Name);
    }

    [Fact]
    public void Load_UnitAfterTheRules_IsTheUnitOfAll()
    {
        PublishPolicy policy = TestPolicy.Parse(
            """{ "otherwise": { "until": "1970-01-02", "publish": "Details" }, "publishUntilUnit": "unixMilliseconds" }""");

        Assert.Equal(86_400_000, new TestSession().Decide(policy, TestPolicy.Now, out _).PublishUntil);
    }

    [Theory]
    [InlineData(3, "US", null, PublishMode.Discard, 0, "retired")]
    [InlineData(12, "CA", null, PublishMode.Details, 1_769_860_800 + (30 * 86_400), "observed")]
    [InlineData(12, "US", "1", PublishMode.Details, 1_769_860_800 + (30 * 86_400), "observed")]
    [InlineData(12, "DE", null, PublishMode.SummaryOnly, 1_769_860_800 + (90 * 86_400), null)]
    [InlineData(14, "DE", null, PublishMode.Details, 1_956_528_000, "no-service-pack")]
    [InlineData(14, "DE", "", PublishMode.Details, 1_956_528_000, "no-service-pack")]
    [InlineData(14, "DE", "SP1", PublishMode.SummaryOnly, 1_769_860_800 + (90 * 86_400), null)]
    [InlineData(1, "GB", null, PublishMode.SummaryOnly, 2_000_000_000, "pinned")]
    [InlineData(19, "DE", null, PublishMode.SummaryOnly, 1_769_860_800 + (90 * 86_400), null)]
    [InlineData(20, "DE", null, PublishMode.Discard, 0, "old-systems")]
    [InlineData(29, "DE", null, PublishMode.Discard, 0, "old-systems")]
    [InlineData(30, "DE", null, PublishMode.SummaryOnly, 1_769_860_800 + (90 * 86_400), null)]
    public void Sample_AnswersAsItsCommentsSay(int productId, string country, string? servicePack, PublishMode publish, long until, string? ruleName)
    {
        LoadedPolicy sample = PolicyFile.Load(Path.Combine(RepositoryPaths.Root, "Utws.Api", "policy.json"));
        TestSession session = new() { ProductId = productId, OsPlatform = 1, ServicePack = servicePack, Country = country, Version = "11.4.0", Locale = $"en_{country}" };

        PublishDecision decision = session.Decide(sample.Policy, TestPolicy.Now, out int rule);

        Assert.Equal(new PublishDecision(publish, until), decision);
        Assert.Equal(ruleName, rule < 0 ? null : sample.Policy.Rules[rule].Name);
    }

    [Fact]
    public void Load_NoSuchFile_SaysWhereItLooked()
    {
        PolicyError error = Refused("missing.json");

        Assert.Equal((PolicyErrorReason.FileMissing, 0, 0), (error.Reason, error.Line, error.Column));
        Assert.Equal($"missing.json: there is no such file; looked for {Path.GetFullPath("missing.json")}.", error.ToString());
        Assert.Equal(PolicyErrorReason.FileMissing, Refused(Path.Combine(_folder, "no", "policy.json")).Reason);
    }

    [Fact]
    public void Load_Folder_IsRefused()
    {
        PolicyError error = Refused(_folder);

        Assert.Equal(PolicyErrorReason.FileIsFolder, error.Reason);
        Assert.Equal($"{_folder}: expected a file, found a folder: {_folder}.", error.ToString());
    }

    [Fact]
    public void Load_FileThatAnotherHolds_IsRefused()
    {
        string path = Write(Smallest);
        using FileStream held = new(path, FileMode.Open, FileAccess.ReadWrite, FileShare.None);

        PolicyError error = Refused(path);

        Assert.Equal(PolicyErrorReason.FileUnreadable, error.Reason);
        Assert.StartsWith($"{path}: the file cannot be read: ", error.ToString(), StringComparison.Ordinal);
    }

    private static PolicyError Refused(string path) => Assert.Throws<PolicyException>(() => PolicyFile.Load(path)).Error;

    private string Write(string text)
    {
        string path = Path.Combine(_folder, "policy.json");
        File.WriteAllBytes(path, Encoding.UTF8.GetBytes(text));
        return path;
    }
}
