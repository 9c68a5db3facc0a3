using System.Diagnostics.CodeAnalysis;
using System.Text;
using BenchmarkDotNet.Attributes;
using Utws.Api.Commands.Policy;
using Utws.Api.Policy;
using Utws.Api.Recording.Reading;
using Utws.Benchmarks.Replay;
using Utws.Core.Contract;
using Utws.Core.Policy;

namespace Utws.Benchmarks;

/// <summary>
/// A policy over a recorded segment on the disk, from opening the file to the counts: <see cref="Sessions"/> sessions an operation, so
/// ten milliseconds are ten million sessions a second.
/// </summary>
[SuppressMessage("Design", "CA1001", Justification = "BenchmarkDotNet calls the cleanup")]
public class ReplayBenchmarks
{
    /// <summary>Fewer than a segment has, so that the gate's runs of the baseline stay below a second.</summary>
    private const int Sessions = 100_000;

    private const string Policy = """
        { "rules": [
            { "name": "retired", "when": { "productID": [3, 7] }, "publish": "Discard" },
            { "name": "canary", "when": { "productID": 12, "version": { "atLeast": "11.4", "below": "12" }, "country": ["CA", "US"] }, "publish": "Details", "for": "P30D" },
            { "name": "english", "when": { "locale": { "glob": "en_*" }, "osBits": 64 }, "publish": "SummaryOnly", "publishUntil": 1800000000 } ],
          "otherwise": { "publish": "SummaryOnly", "for": "P90D" } }
        """;

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("utws-replay-");
    private readonly PublishPolicy _policy = PolicyFile.Parse("policy.json", Encoding.UTF8.GetBytes(Policy)).Policy;
    private string _segment = "";

    [GlobalSetup]
    public void Setup()
    {
        _segment = Path.Combine(_folder.FullName, "seg-20260131T120000000-000001.db");
        MadeRecord.Create(_segment, Sessions);
        ReplayTally tally = RecordReplay();
        string actual = string.Join(' ', from recorded in Enum.GetValues<PublishMode>() from now in Enum.GetValues<PublishMode>() select tally[recorded, now]);
        Agreement.Require(string.Join(' ', JsonDocuments()), actual, nameof(RecordReplay));
    }

    [Benchmark(Baseline = true)]
    [BenchmarkCategory(BenchmarkCategories.Gate)]
    public long[] JsonDocuments() => JsonDocumentReplay.Run(_segment, _policy);

    [Benchmark]
    [BenchmarkCategory(BenchmarkCategories.Gate)]
    public object Utf8Replay() => RecordReplay();

    [GlobalCleanup]
    public void Cleanup() => _folder.Delete(recursive: true);

    private ReplayTally RecordReplay()
    {
        RecordProblems problems = new(TextWriter.Null);
        using RecordReader reader = new(RecordFolder.List(_folder.FullName, problems), RecordRange.All, problems);
        ReplayTally tally = new(_policy);
        tally.Read(reader, CancellationToken.None);
        return tally;
    }
}
