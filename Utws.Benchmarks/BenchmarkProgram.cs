using BenchmarkDotNet.Running;
using Utws.Benchmarks.Gate;
using Utws.Benchmarks.Recording;

namespace Utws.Benchmarks;

/// <summary><c>gate</c> measures the gated set and holds it against <c>budgets.json</c>, <c>recording</c> what recording adds to a request; anything else is BenchmarkDotNet's own command line.</summary>
internal static class BenchmarkProgram
{
    public static int Main(string[] args)
    {
        if (args is ["gate"])
        {
            return GateCommand.Run();
        }

        if (args is ["recording"])
        {
            return RecordingCost.RunAsync(Console.Out).GetAwaiter().GetResult();
        }

        _ = BenchmarkSwitcher.FromAssembly(typeof(BenchmarkProgram).Assembly).Run(args, BenchmarkConfig.Full());
        return 0;
    }
}
