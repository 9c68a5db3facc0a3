using BenchmarkDotNet.Filters;
using BenchmarkDotNet.Running;
using Utws.Benchmarks.Requests;

namespace Utws.Benchmarks.Gate;

/// <summary>Lets through what the gate measures: our own methods and the baselines, over the bodies that take different paths.</summary>
/// <param name="classes">The benchmark classes to measure; null for all of them.</param>
internal sealed class GateFilter(IReadOnlySet<string>? classes) : IFilter
{
    public bool Predicate(BenchmarkCase benchmarkCase)
    {
        ArgumentNullException.ThrowIfNull(benchmarkCase);
        return benchmarkCase.Descriptor.HasCategory(BenchmarkCategories.Gate)
            && classes?.Contains(benchmarkCase.Descriptor.Type.Name) is not false
            && benchmarkCase.Parameters.Items.All(parameter => IsGated(parameter.Value));
    }

    // Indentation and a small body; plain sessions in number; everything that must be decoded. The rest are the same paths, longer.
    private static bool IsGated(object? parameter) => parameter switch
    {
        RequestBody body => body is RequestBody.TwoSessionsIndented or RequestBody.HundredSessions or RequestBody.HundredRichSessions,
        RequestCase which => which is RequestCase.TwoAlike or RequestCase.HundredAlikeIndented or RequestCase.HundredVaried,
        RequestShape shape => shape is { Sessions: 100, Indented: true },
        _ => true,
    };
}
