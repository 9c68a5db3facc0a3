using System.Diagnostics;
using System.Globalization;
using Utws.Benchmarks.Budgets;

namespace Utws.Benchmarks.Gate;

/// <summary>Measures the gated set and holds it against <c>budgets.json</c>.</summary>
internal static class GateCommand
{
    // On a shared machine one disturbed run is common, three in a row are not; a run takes under two minutes.
    private const int MaxRuns = 3;

    /// <summary>Prints a table and <c>N passed, N failed</c>.</summary>
    /// <returns>The exit code: 0 if every benchmark is within its budget.</returns>
    public static int Run()
    {
        var clock = Stopwatch.StartNew();
        Dictionary<string, Budget> budgets = BudgetFile.Parse(File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "budgets.json")));
        GateRuns runs = new(Path.Combine(RepositoryFolder.Find(), "artifacts", "gate"));
        runs.Measure(classes: null);
        List<Verdict> verdicts = BudgetCheck.Judge(budgets, runs.Measurements);
        for (int run = 1; run < MaxRuns && verdicts.Any(verdict => verdict.IsOverBudget); run++)
        {
            HashSet<string> classes = [.. verdicts.Where(verdict => verdict.IsOverBudget).Select(verdict => verdict.Name[..verdict.Name.IndexOf('.', StringComparison.Ordinal)])];
            Console.WriteLine($"Over budget, so measured again: {string.Join(", ", classes)}");
            runs.Measure(classes);
            verdicts = BudgetCheck.Judge(budgets, runs.Measurements);
        }

        Print(verdicts);
        int failed = verdicts.Count(verdict => !verdict.Passed);
        if (failed > 0)
        {
            Console.WriteLine($"What BenchmarkDotNet said is in {runs.Folder}");
        }

        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"measured {runs.Measurements.Count} benchmarks in {clock.Elapsed.TotalSeconds:F0} s"));
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
}
