using BenchmarkDotNet.Filters;
using BenchmarkDotNet.Running;

namespace Utws.Benchmarks.Gate;

/// <summary>Lets through what the gate measures: our own methods and the baselines, over the bodies that take different paths.</summary>
internal sealed class GateFilter : IFilter
{
    public bool Predicate(BenchmarkCase benchmarkCase)
    {
        ArgumentNullException.ThrowIfNull(benchmarkCase);
        return benchmarkCase.Descriptor.HasCategory(BenchmarkCategories.Gate)
            && benchmarkCase.Parameters.Items.All(parameter => parameter.Value is not RequestBody body || IsGated(body));
    }

    // Indentation and a small body; plain sessions in number; everything that must be decoded. The rest are the same paths, longer.
    private static bool IsGated(RequestBody body) =>
        body is RequestBody.TwoSessionsIndented or RequestBody.HundredSessions or RequestBody.HundredRichSessions;
}
