namespace Utws.Benchmarks.Sizing;

/// <summary><c>sizing</c>: writes the tables of the page on sizing anew, from the figures in <see cref="FleetFigures"/>.</summary>
internal static class SizingCommand
{
    private const string Begin = "<!-- sizing: what stands here is written by the command below -->\n";
    private const string End = "<!-- sizing: end -->\n";

    public static int Run(TextWriter output)
    {
        string page = Path.Combine(RepositoryFolder.Find(), "Utws.Api", "Forwarding", "SIZING.md");
        string text = File.ReadAllText(page);
        int begin = text.IndexOf(Begin, StringComparison.Ordinal) + Begin.Length;
        int end = text.IndexOf(End, StringComparison.Ordinal);
        File.WriteAllText(page, string.Concat(text.AsSpan(0, begin), SizingPage.Tables(), text.AsSpan(end)));
        output.WriteLine(page);
        return 0;
    }
}
