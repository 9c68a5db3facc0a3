using Utws.Benchmarks.Budgets;

namespace Utws.Tests.Budgets;

/// <summary>The members that are read of BenchmarkDotNet's full JSON report, with the shape that version 0.15.8 writes.</summary>
public sealed class BenchmarkReportTests
{
    [Fact]
    public void Parse_Benchmark_TakesTheBestTimeAndTheAllocation() => Assert.Equal(
        [new Measurement("ReaderBenchmarks", "Utf8Reader", "Body=OneSession", AllocatedBytes: 32, Nanoseconds: 812.5)],
        BenchmarkReport.Parse(Report("""{ "N": 2, "Min": 812.5, "Mean": 900 }""", """{ "TotalOperations": 4, "BytesAllocatedPerOperation": 32 }""")));

    // As seen for a benchmark whose setup throws.
    [Theory]
    [InlineData("null", """{ "TotalOperations": 0, "BytesAllocatedPerOperation": null }""")]
    [InlineData("null", "null")]
    public void Parse_FailedBenchmark_IsListedWithoutFigures(string statistics, string memory) => Assert.Equal(
        [new Measurement("ReaderBenchmarks", "Utf8Reader", "Body=OneSession", AllocatedBytes: null, Nanoseconds: null)],
        BenchmarkReport.Parse(Report(statistics, memory)));

    private static string Report(string statistics, string memory) => $$"""
        {
          "Title": "BenchmarkRun",
          "Benchmarks": [
            {
              "Namespace": "Utws.Benchmarks", "Type": "ReaderBenchmarks", "Method": "Utf8Reader", "Parameters": "Body=OneSession",
              "Statistics": {{statistics}}, "Memory": {{memory}}, "Measurements": []
            }
          ]
        }
        """;
}
