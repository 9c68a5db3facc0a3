using System.Diagnostics;
using Utws.Core.Xml;
using Utws.Tests.Xml.Suites;
using Xunit.Abstractions;

namespace Utws.Tests.Xml.Fuzz;

/// <summary>Seeded differential fuzzing against the framework's reader: equal verdicts and events on damaged documents.</summary>
public sealed class DifferentialFuzzTests(ITestOutputHelper output)
{
    /// <summary>A broken reader fails everywhere; a dozen findings are enough to start with.</summary>
    private const int MostFailures = 12;

    [Fact]
    public void Read_DamagedDocuments_IsAsFrameworkReader()
    {
        using Utf8XmlReader reader = new();
        FuzzJudge judge = new(reader);
        FuzzJudge shrinking = new(reader);
        DocumentMutator mutator = new(new Random(FuzzSettings.Seed), FuzzSeeds.All);
        List<string> failures = [];
        Stopwatch watch = Stopwatch.StartNew();
        for (int i = 0; IsToGoOn(i, watch) && failures.Count < MostFailures; i++)
        {
            if (judge.Judge(mutator.Next()) is { } failure)
            {
                failures.Add(FuzzShrinker.Shrink(failure, shrinking).ToString());
            }
        }

        string seed = FormattableString.Invariant($"seed {FuzzSettings.Seed}, {watch.Elapsed.TotalSeconds:F1} s, ");
        output.WriteLine(seed + judge.Agreement.Report(withExamples: FuzzSettings.Duration is not null));
        FailureList.AssertEmpty(seed + "documents read wrongly:", failures);
        Assert.True(judge.Agreement.Accepted > judge.Agreement.Documents / 50, "Hardly a document survives the damage: the accepting side is not tested.");
        Assert.True(judge.Agreement.Refused > judge.Agreement.Documents / 4, "Hardly a document is refused: the damage is too gentle.");
    }

    private static bool IsToGoOn(int documents, Stopwatch watch) =>
        FuzzSettings.Duration is { } duration ? watch.Elapsed < duration : documents < FuzzSettings.Documents;
}
