using System.Globalization;

namespace Utws.Benchmarks.Budgets;

/// <summary>Holds measurements against budgets, and the two lists against each other.</summary>
internal static class BudgetCheck
{
    // BenchmarkDotNet divides what the whole process allocated by the operations. Nothing smaller than an object can come from each
    // operation: a mean below this is another thread's, seen at the 100-session walk as 4 B in one run of several.
    private const int SmallestObjectBytes = 24;

    /// <summary>One verdict for each budget, in the file's order, then one failure for each measurement that is neither budgeted nor a budget's baseline.</summary>
    public static List<Verdict> Judge(Dictionary<string, Budget> budgets, IReadOnlyList<Measurement> measurements)
    {
        Dictionary<string, Measurement> measured = [];
        foreach (Measurement measurement in measurements)
        {
            measured.Add(measurement.Name, measurement);
        }

        List<Verdict> verdicts = [];
        HashSet<string> baselines = [];
        foreach ((string name, Budget budget) in budgets)
        {
            if (!measured.TryGetValue(name, out Measurement? measurement))
            {
                verdicts.Add(new Verdict(name, Passed: false, "", "", "has a budget but was not measured"));
                continue;
            }

            Measurement? baseline = null;
            if (budget.Baseline is not null)
            {
                string baselineName = measurement.NameOf(budget.Baseline);
                _ = baselines.Add(baselineName);
                _ = measured.TryGetValue(baselineName, out baseline);
            }

            verdicts.Add(Judge(budget, measurement, baseline));
        }

        foreach (Measurement measurement in measurements)
        {
            if (!budgets.ContainsKey(measurement.Name) && !baselines.Contains(measurement.Name))
            {
                verdicts.Add(new Verdict(measurement.Name, Passed: false, "", "", "was measured but has no budget"));
            }
        }

        if (verdicts.Count == 0)
        {
            verdicts.Add(new Verdict("gate", Passed: false, "", "", "nothing was measured and nothing has a budget"));
        }

        return verdicts;
    }

    private static Verdict Judge(Budget budget, Measurement measurement, Measurement? baseline)
    {
        if (measurement is not { AllocatedBytes: long allocatedBytes, Nanoseconds: double nanoseconds })
        {
            return new Verdict(measurement.Name, Passed: false, "", "", "failed to run");
        }

        List<string> remarks = [];
        if (allocatedBytes > budget.AllocatedBytes && allocatedBytes >= SmallestObjectBytes)
        {
            remarks.Add("allocates too much");
        }

        string ratio = "";
        if (budget.MaxRatio is double maxRatio)
        {
            if (baseline?.Nanoseconds is not double baselineNanoseconds)
            {
                remarks.Add("its baseline was not measured");
            }
            else
            {
                double share = nanoseconds / baselineNanoseconds;
                ratio = string.Create(CultureInfo.InvariantCulture, $"{share:F3} of {maxRatio:0.###}");
                if (!(share <= maxRatio)) // so that a NaN fails
                {
                    remarks.Add("takes too long against its baseline");
                }
            }
        }

        string bytes = string.Create(CultureInfo.InvariantCulture, $"{allocatedBytes} of {budget.AllocatedBytes}");
        return new Verdict(measurement.Name, remarks.Count == 0, bytes, ratio, string.Join(", ", remarks)) { IsOverBudget = remarks.Count > 0 };
    }
}
