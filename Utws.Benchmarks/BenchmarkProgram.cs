using BenchmarkDotNet.Running;
using Utws.Benchmarks.Forwarding;
using Utws.Benchmarks.Gate;
using Utws.Benchmarks.Load;
using Utws.Benchmarks.Peers;
using Utws.Benchmarks.Recording;
using Utws.Benchmarks.Scale;
using Utws.Benchmarks.Sizing;
using Utws.Benchmarks.Start;

namespace Utws.Benchmarks;

/// <summary>
/// <c>gate</c> measures the gated set and holds it against <c>budgets.json</c>, <c>recording</c> what recording adds to a request, <c>forwarding</c> what
/// sending on costs a session, <c>load</c>
/// what a request costs the server and its peers (<c>serve</c> is one of them), <c>scale</c> what becomes of cost and memory with size and
/// number, <c>start</c> how soon a program answers, <c>sizing</c> what a
/// fleet needs; anything else is BenchmarkDotNet's own command line.
/// </summary>
internal static class BenchmarkProgram
{
    public static int Main(string[] args)
    {
        switch (args)
        {
            case ["gate"]:
                return GateCommand.Run();
            case ["recording"]:
                return RecordingCost.RunAsync(Console.Out).GetAwaiter().GetResult();
            case ["forwarding", .. string[] settings]:
                return ForwardingCommand.RunAsync(settings, Console.Out).GetAwaiter().GetResult();
            case ["load", .. string[] options]:
                return LoadCommand.Run(options);
            case ["serve", string server, .. string[] serverSettings]:
                return ServeCommand.RunAsync(server, serverSettings).GetAwaiter().GetResult();
            case ["scale"] or ["scale", _]:
                return ScaleCommand.RunAsync(args.ElementAtOrDefault(1), Console.Out).GetAwaiter().GetResult();
            case ["sizing"]:
                return SizingCommand.Run(Console.Out);
            case ["start", .. string[] programs]:
                return StartCommand.RunAsync(programs, Console.Out).GetAwaiter().GetResult();
            default:
                _ = BenchmarkSwitcher.FromAssembly(typeof(BenchmarkProgram).Assembly).Run(args, BenchmarkConfig.Full());
                return 0;
        }
    }
}
