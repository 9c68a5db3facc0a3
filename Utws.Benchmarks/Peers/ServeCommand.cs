using System.Reflection;
using Utws.Api;
using Utws.Benchmarks.Walk;

namespace Utws.Benchmarks.Peers;

/// <summary><c>serve NAME --urls ...</c>: what <c>load</c> starts, this program again as one of the servers that it loads.</summary>
internal static class ServeCommand
{
    /// <summary>Serves until it is ended.</summary>
    /// <returns>The exit code.</returns>
    public static async Task<int> RunAsync(string name, string[] args)
    {
        StatsChannel.Start();
        switch (name)
        {
            case PeerNames.Kestrel:
                await FloorServer.RunAsync(args, ownBlocks: true);
                return 0;
            case PeerNames.Floor:
                await FloorServer.RunAsync(args, ownBlocks: false);
                return 0;
            case PeerNames.Utws:
                // The program's own entry, so that what is measured is the program, whatever its start comes to do.
                return (int)typeof(UtwsApplication).Assembly.EntryPoint!.Invoke(obj: null, BindingFlags.DoNotWrapExceptions, binder: null, [args], culture: null)!;
            case PeerNames.XmlReader:
                await StreamServer.RunAsync(args, SystemXmlWalk.Answer);
                return 0;
            case PeerNames.XmlSerializer:
                await StreamServer.RunAsync(args, SerializerWalk.Answer);
                return 0;
            case PeerNames.SoapCore:
                await SoapCoreServer.RunAsync(args);
                return 0;
            default:
                await Console.Error.WriteLineAsync("serve: no server is called " + name);
                return 2;
        }
    }
}
