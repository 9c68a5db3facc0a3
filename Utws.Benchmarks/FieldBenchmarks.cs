using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using BenchmarkDotNet.Attributes;
using Utws.Api.Field;
using Utws.Benchmarks.Field;
using Utws.Core.Recording;

namespace Utws.Benchmarks;

/// <summary>
/// What counting costs the recorder's thread, over counting each session by each thing as the report does: sessions like others, as
/// they are, and sessions of which no two are alike. An operation is one session.
/// </summary>
[SuppressMessage("Design", "CA1001", Justification = "BenchmarkDotNet calls the cleanup")]
public class FieldBenchmarks
{
    private readonly SectionCounts _sections = new();
    private readonly LiveTally _live = new();
    private readonly FieldTaker _taker;
    private RecordGroup[] _groups = [];

    public FieldBenchmarks() => _taker = new FieldTaker(_live);

    [Params(FieldCase.Alike, FieldCase.Different)]
    public FieldCase Case { get; set; }

    [GlobalSetup]
    public void Setup()
    {
        _groups = FieldGroups.Create(Case);
        _live.Begin(1);
        _taker.Start();
        Agreement.Require(Text(Sections()), Text(Counted()), nameof(Tally));
    }

    [Benchmark(Baseline = true, OperationsPerInvoke = FieldGroups.Sessions)]
    [BenchmarkCategory(BenchmarkCategories.Gate)]
    public long Sections()
    {
        foreach (RecordGroup group in _groups)
        {
            _sections.Add(group);
        }

        return _sections.TakeSessions();
    }

    [Benchmark(OperationsPerInvoke = FieldGroups.Sessions)]
    [BenchmarkCategory(BenchmarkCategories.Gate)]
    public void Tally()
    {
        foreach (RecordGroup group in _groups)
        {
            _live.Add(group);
        }
    }

    [GlobalCleanup]
    public void Cleanup()
    {
        _taker.Dispose();
        _sections.Dispose();
        _live.Dispose();
    }

    private static string Text(long sessions) => sessions.ToString(CultureInfo.InvariantCulture);

    private long Counted()
    {
        Tally();
        return _taker.TakeSessions();
    }
}
