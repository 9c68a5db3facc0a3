using System.Text.Json;

namespace Utws.Benchmarks.Budgets;

/// <summary>Reads BenchmarkDotNet's full JSON report.</summary>
internal static class BenchmarkReport
{
    /// <summary>Every benchmark of the report, those that failed included.</summary>
    public static List<Measurement> Parse(string json)
    {
        List<Measurement> measurements = [];
        using var report = JsonDocument.Parse(json);
        foreach (JsonElement benchmark in report.RootElement.GetProperty("Benchmarks").EnumerateArray())
        {
            measurements.Add(new Measurement(
                benchmark.GetProperty("Type").GetString()!,
                benchmark.GetProperty("Method").GetString()!,
                benchmark.GetProperty("Parameters").GetString()!,
                Figure(benchmark, "Memory", "BytesAllocatedPerOperation")?.GetInt64(),
                // The minimum: whatever else the machine does can only add to it.
                Figure(benchmark, "Statistics", "Min")?.GetDouble()));
        }

        return measurements;
    }

    // A benchmark that failed has null in the place of either object or of its members.
    private static JsonElement? Figure(JsonElement benchmark, string group, string member) =>
        benchmark.GetProperty(group) is { ValueKind: JsonValueKind.Object } figures
        && figures.GetProperty(member) is { ValueKind: JsonValueKind.Number } figure
            ? figure
            : null;
}
