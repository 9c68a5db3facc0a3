using BenchmarkDotNet.Running;
using Utws.Benchmarks.Gate;
using Utws.Benchmarks.Recording;
using Utws.Benchmarks.Scale;
using Utws.Benchmarks.Start;

namespace Utws.Benchmarks;

/// <summary><c>gate</c> measures the gated set and holds it against <c>budgets.json</c>, <c>recording</c> what recording adds to a request, <c>scale</c> what becomes of cost and memory with size and number, <c>start</c> how soon it answers; anything else is BenchmarkDotNet's own command line.</summary>
internal static class BenchmarkProgram
{
    public static int Main(string[] args)
    {
        if (args is ["gate"])
        {
            return GateCommand.Run();
        }

        if (args is ["scale", .. [] or [_]])
        {
            return ScaleCommand.RunAsync(args.ElementAtOrDefault(1), Console.Out).GetAwaiter().GetResult();
        }

        if (args is ["start", .. string[] programs])
        {
            return StartCommand.RunAsync(programs, Console.Out).GetAwaiter().GetResult();
        }

        if (args is ["recording"])
        {
            return RecordingCost.RunAsync(Console.Out).GetAwaiter().GetResult();
        }

        _ = BenchmarkSwitcher.FromAssembly(typeof(BenchmarkProgram).Assembly).Run(args, BenchmarkConfig.Full());
        return 0;
    }
}
