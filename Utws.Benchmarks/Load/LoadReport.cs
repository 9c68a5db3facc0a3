using Utws.Benchmarks.Load.Report;

namespace Utws.Benchmarks.Load;

/// <summary>Writes what a run has found.</summary>
internal sealed class LoadReport(LoadSamples samples, LoadOptions options, LoadConditions conditions)
{
    private readonly List<LoadRow> _rows = samples.Rows();
    private readonly List<LoadTarget> _targets = new LoadTargets(samples, options.Cases).All();

    /// <summary>Prints all figures, and the targets beside them.</summary>
    public async Task PrintAsync(TextWriter output)
    {
        await output.WriteLineAsync();
        await output.WriteAsync(FigureTable.Of(_rows));
        await output.WriteLineAsync();
        await output.WriteAsync(LoadTargets.Table(_targets));
    }

    /// <summary>Writes the page and its chart; with the results that are kept, the README's table follows.</summary>
    /// <returns>The page's path.</returns>
    public string Save()
    {
        _ = Directory.CreateDirectory(options.OutFolder);
        string page = Path.Combine(options.OutFolder, "load.md");
        File.WriteAllText(page, LoadPage.Of(_rows, _targets, conditions));
        File.WriteAllText(Path.Combine(options.OutFolder, LoadPage.ChartFile), LoadChart.Of(_rows));
        if (Path.GetFullPath(options.OutFolder) == LoadOptions.ResultsFolder)
        {
            string readme = Path.Combine(RepositoryFolder.Find(), "README.md");
            File.WriteAllText(readme, ReadmeBlock.Replace(File.ReadAllText(readme), OverviewTable.Of(_rows)));
        }

        return page;
    }
}
