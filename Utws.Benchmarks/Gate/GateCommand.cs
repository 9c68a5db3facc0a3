using System.Diagnostics;
using System.Globalization;
using BenchmarkDotNet.Loggers;
using BenchmarkDotNet.Running;
using Utws.Benchmarks.Budgets;

namespace Utws.Benchmarks.Gate;

/// <summary>Measures the gated set, reads BenchmarkDotNet's report, and holds it against <c>budgets.json</c>.</summary>
internal static class GateCommand
{
    /// <summary>Prints a table and <c>N passed, N failed</c>.</summary>
    /// <returns>The exit code: 0 if every benchmark is within its budget.</returns>
    public static int Run()
    {
        var clock = Stopwatch.StartNew();
        string folder = Path.Combine(FindRoot(), "artifacts", "gate");
        if (Directory.Exists(folder))
        {
            Directory.Delete(folder, recursive: true); // or an old report would stand in for a run that failed
        }

        _ = Directory.CreateDirectory(folder);
        string log = Path.Combine(folder, "gate.log");
        using (StreamLogger logger = new(log))
        {
            _ = BenchmarkRunner.Run(typeof(GateCommand).Assembly, BenchmarkConfig.Gated(folder, logger));
        }

        List<Measurement> measurements = [];
        foreach (string report in Directory.EnumerateFiles(folder, "*-report-full.json", SearchOption.AllDirectories))
        {
            measurements.AddRange(BenchmarkReport.Parse(File.ReadAllText(report)));
        }

        string budgets = File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "budgets.json"));
        List<Verdict> verdicts = BudgetCheck.Judge(BudgetFile.Parse(budgets), measurements);
        Print(verdicts);
        int failed = verdicts.Count(verdict => !verdict.Passed);
        if (failed > 0)
        {
            Console.Error.WriteLine($"What BenchmarkDotNet said: {log}");
        }

        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"measured {measurements.Count} benchmarks in {clock.Elapsed.TotalSeconds:F0} s"));
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{verdicts.Count - failed} passed, {failed} failed"));
        return failed == 0 ? 0 : 1;
    }

    private static void Print(List<Verdict> verdicts)
    {
        Console.WriteLine($"{"",-6} {"benchmark",-62} {"bytes",12} {"of baseline's time",20}  remark");
        foreach (Verdict verdict in verdicts)
        {
            Console.WriteLine($"{(verdict.Passed ? "ok" : "FAILED"),-6} {verdict.Name,-62} {verdict.Bytes,12} {verdict.Ratio,20}  {verdict.Remark}".TrimEnd());
        }
    }

    // By the place of the program, because its sources may have been compiled under another path.
    private static string FindRoot()
    {
        for (DirectoryInfo? folder = new(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "Utws.sln")))
            {
                return folder.FullName;
            }
        }

        throw new DirectoryNotFoundException("Utws.sln is in no folder above " + AppContext.BaseDirectory);
    }
}
