namespace Utws.Benchmarks.Budgets;

/// <summary>One benchmark's figures in one run.</summary>
/// <param name="Type">The benchmark class.</param>
/// <param name="Method">The benchmark method.</param>
/// <param name="Parameters">As BenchmarkDotNet writes them: <c>Body=OneSession</c>.</param>
/// <param name="AllocatedBytes">Bytes allocated by one operation; null if the benchmark failed.</param>
/// <param name="Nanoseconds">The best iteration's time for one operation; null if the benchmark failed.</param>
internal sealed record Measurement(string Type, string Method, string Parameters, long? AllocatedBytes, double? Nanoseconds)
{
    /// <summary>The name in <c>budgets.json</c>: <c>ReaderBenchmarks.Utf8Reader(Body=OneSession)</c>.</summary>
    public string Name => NameOf(Method);

    /// <summary>The name of another method of the same class with the same parameters.</summary>
    public string NameOf(string method) => $"{Type}.{method}({Parameters})";

    /// <summary>
    /// Two runs of one benchmark as one, with the smaller of each figure: what disturbs a run can only add to it. That holds for
    /// allocations too, which are counted for the whole process: now and then some 5,000 bytes of the runtime's own fall into a
    /// run, whereas a method that allocates does so in every run. A failed run stays failed.
    /// </summary>
    public Measurement Merge(Measurement again) => this with
    {
        AllocatedBytes = AllocatedBytes is null || again.AllocatedBytes is null ? null : Math.Min(AllocatedBytes.Value, again.AllocatedBytes.Value),
        Nanoseconds = Nanoseconds is null || again.Nanoseconds is null ? null : Math.Min(Nanoseconds.Value, again.Nanoseconds.Value),
    };
}
