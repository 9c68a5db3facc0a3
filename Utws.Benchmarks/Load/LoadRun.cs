using System.Globalization;
using Utws.Benchmarks.Load.Generator;
using Utws.Benchmarks.Load.Report;
using Utws.Benchmarks.Load.Servers;

namespace Utws.Benchmarks.Load;

/// <summary><c>load</c>, from the servers' start to the report.</summary>
internal static class LoadRun
{
    /// <returns>The exit code: 1 if a server did not start, broke off or answered wrongly.</returns>
    public static async Task<int> RunAsync(LoadOptions options, TextWriter output)
    {
        LoadEnvironment.RunSocketsInline();
        ILoadGenerator generator = options.UseWrk && WrkGenerator.IsInstalled() ? new WrkGenerator() : new SocketGenerator();
        LoadConditions conditions = new(
            TimeProvider.System.GetUtcNow(), ThisMachine.Commit(), ThisMachine.Describe(), generator.Name, options.Rounds, options.Seconds);
        LoadMeasurement measurement = new(generator);
        LoadRounds rounds = new(measurement, options.Servers, options.Cases, LoadOptions.ScratchFolder);
        try
        {
            List<LoadSample> samples = await rounds.RunAsync(options.Rounds, options.Seconds, sample => output.WriteLine(Line(sample)));
            LoadReport report = new(new LoadSamples(samples), options, conditions);
            await report.PrintAsync(output);
            await output.WriteLineAsync($"\n{report.Save()} has all of this and a chart");
            return 0;
        }
        catch (InvalidOperationException failure)
        {
            await Console.Error.WriteLineAsync("load: " + failure.Message);
            return 1;
        }
    }

    private static string Line(LoadSample sample) => string.Create(
        CultureInfo.InvariantCulture,
        $"{sample.Turn + 1,2}  {sample.Case.Title,-40} {sample.Server.Title,-28} {sample.CpuMicroseconds,10:F2} us {sample.RequestsPerSecond,9:N0}/s {sample.AllocatedBytes,11:N0} B");
}
