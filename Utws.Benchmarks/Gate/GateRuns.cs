using System.Globalization;
using BenchmarkDotNet.Loggers;
using BenchmarkDotNet.Running;
using Utws.Benchmarks.Budgets;

namespace Utws.Benchmarks.Gate;

/// <summary>Runs the gated benchmarks, once or several times, and keeps what BenchmarkDotNet's reports say of them.</summary>
internal sealed class GateRuns
{
    private readonly Dictionary<string, Measurement> _measurements = [];
    private int _runs;

    /// <param name="folder">Where logs and reports go, one folder a run. What an earlier gate left there is deleted: it could stand in for a run that failed.</param>
    public GateRuns(string folder)
    {
        Folder = folder;
        if (Directory.Exists(folder))
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    public string Folder { get; }

    /// <summary>Every benchmark that was run, with the best of its runs.</summary>
    public IReadOnlyList<Measurement> Measurements => [.. _measurements.Values];

    /// <summary>Runs the gated benchmarks of some classes, or of all of them.</summary>
    public void Measure(IReadOnlySet<string>? classes)
    {
        _runs++;
        string folder = Path.Combine(Folder, string.Create(CultureInfo.InvariantCulture, $"run-{_runs}"));
        _ = Directory.CreateDirectory(folder);
        using (StreamLogger log = new(Path.Combine(folder, "log.txt")))
        {
            _ = BenchmarkRunner.Run(typeof(GateRuns).Assembly, BenchmarkConfig.Gated(classes, folder, log));
        }

        foreach (string report in Directory.EnumerateFiles(folder, "*-report-full.json", SearchOption.AllDirectories))
        {
            foreach (Measurement measurement in BenchmarkReport.Parse(File.ReadAllText(report)))
            {
                _measurements[measurement.Name] = _measurements.TryGetValue(measurement.Name, out Measurement? earlier)
                    ? earlier.Merge(measurement)
                    : measurement;
            }
        }
    }
}
