using BenchmarkDotNet.Running;
using Utws.Benchmarks.Gate;
using Utws.Benchmarks.Load;
using Utws.Benchmarks.Peers;
using Utws.Benchmarks.Recording;

namespace Utws.Benchmarks;

/// <summary><c>gate</c> measures the gated set and holds it against <c>budgets.json</c>, <c>recording</c> what recording adds to a request, <c>load</c> what a request costs the server and its peers (<c>serve</c> is one of them); anything else is BenchmarkDotNet's own command line.</summary>
internal static class BenchmarkProgram
{
    public static int Main(string[] args)
    {
        if (args is ["gate"])
        {
            return GateCommand.Run();
        }

        if (args is ["load", .. string[] options])
        {
            return LoadCommand.Run(options);
        }

        if (args is ["serve", string server, .. string[] settings])
        {
            return ServeCommand.RunAsync(server, settings).GetAwaiter().GetResult();
        }

        if (args is ["recording"])
        {
            return RecordingCost.RunAsync(Console.Out).GetAwaiter().GetResult();
        }

        _ = BenchmarkSwitcher.FromAssembly(typeof(BenchmarkProgram).Assembly).Run(args, BenchmarkConfig.Full());
        return 0;
    }
}
