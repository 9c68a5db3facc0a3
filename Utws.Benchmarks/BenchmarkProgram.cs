using BenchmarkDotNet.Running;
using Utws.Benchmarks.Gate;

namespace Utws.Benchmarks;

/// <summary><c>gate</c> measures the gated set and holds it against <c>budgets.json</c>; anything else is BenchmarkDotNet's own command line.</summary>
internal static class BenchmarkProgram
{
    public static int Main(string[] args)
    {
        if (args is ["gate"])
        {
            return GateCommand.Run();
        }

        _ = BenchmarkSwitcher.FromAssembly(typeof(BenchmarkProgram).Assembly).Run(args, BenchmarkConfig.Full());
        return 0;
    }
}
