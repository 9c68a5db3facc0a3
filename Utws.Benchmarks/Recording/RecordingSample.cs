namespace Utws.Benchmarks.Recording;

/// <summary>One round of one mode.</summary>
/// <param name="CpuMicroseconds">CPU time of the whole process, a request.</param>
/// <param name="Bytes">Garbage, a request.</param>
/// <param name="PerSecond">Requests a second.</param>
/// <param name="CommitsPerSecond">Groups that were committed in it, a second.</param>
internal readonly record struct RecordingSample(double CpuMicroseconds, double Bytes, double PerSecond, double CommitsPerSecond)
{
    /// <summary>The median of each value by itself.</summary>
    public static RecordingSample Median(IReadOnlyCollection<RecordingSample> samples) => new(
        Median(samples.Select(s => s.CpuMicroseconds)),
        Median(samples.Select(s => s.Bytes)),
        Median(samples.Select(s => s.PerSecond)),
        Median(samples.Select(s => s.CommitsPerSecond)));

    private static double Median(IEnumerable<double> values)
    {
        double[] sorted = [.. values.Order()];
        return sorted[sorted.Length / 2];
    }
}
