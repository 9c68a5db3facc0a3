using Utws.Tests.Xml.Suites;

namespace Utws.Tests.Xml.Fuzz;

/// <summary>The fuzzing's own footing: it can be repeated, and it meets both outcomes.</summary>
public sealed class DocumentMutatorTests
{
    private const int Documents = 2_000;

    [Fact]
    public void Next_SameSeed_GivesTheSameDocuments()
    {
        DocumentMutator one = new(new Random(1), FuzzSeeds.All);
        DocumentMutator other = new(new Random(1), FuzzSeeds.All);

        for (int i = 0; i < Documents; i++)
        {
            Assert.Equal(one.Next(), other.Next());
        }
    }

    [Fact]
    public void Next_ManyDocuments_AreAcceptedAndRefusedForManyReasons()
    {
        DocumentMutator mutator = new(new Random(2), FuzzSeeds.All);
        int accepted = 0;
        HashSet<string> reasons = new(StringComparer.Ordinal);
        for (int i = 0; i < Documents; i++)
        {
            ReadOutcome outcome = PullFace.ReadWithFramework(mutator.Next());
            accepted += outcome.Accepts ? 1 : 0;
            reasons.Add(outcome.Message?[..Math.Min(12, outcome.Message.Length)] ?? "");
        }

        Assert.InRange(accepted, Documents / 20, Documents * 19 / 20);
        Assert.True(reasons.Count > 15, FormattableString.Invariant($"{accepted} accepted, {reasons.Count} reasons"));
    }

    [Fact]
    public void Seeds_Handmade_AreAllAcceptedByFrameworkReader() =>
        Assert.All(
            Directory.GetFiles(FuzzSeeds.Folder, "*.xml").Where(file => !Path.GetFileName(file).StartsWith("found-", StringComparison.Ordinal)),
            file => Assert.True(PullFace.ReadWithFramework(File.ReadAllBytes(file)).Accepts, file));
}
