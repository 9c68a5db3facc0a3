using Utws.Tests.Commands;
using Utws.Tests.Faults;

namespace Utws.Tests.Fleet;

/// <summary>Three servers, each a process of its own with a folder of its own, behind nginx.</summary>
internal sealed class FleetRun : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private NginxProcess? _nginx;

    private FleetRun(string[] settings) => Nodes = [.. "abc".Select(name => MakeNode(name.ToString(), settings))];

    public IReadOnlyList<FleetNode> Nodes { get; }

    /// <summary>The balancer.</summary>
    public NginxProcess Nginx => _nginx!;

    /// <summary>A folder of the fleet's, gone after the test.</summary>
    public string Folder => _folder.Path;

    /// <summary>Starts all and waits until they are ready.</summary>
    /// <param name="settings">Settings as on the command line, for all nodes.</param>
    public static async Task<FleetRun> StartAsync(params string[] settings)
    {
        FleetRun fleet = new(settings);
        try
        {
            await Task.WhenAll(fleet.Nodes.Select(n => n.StartAsync()));
            fleet._nginx = await NginxProcess.StartAsync(fleet.Folder, fleet.Nodes);
            return fleet;
        }
        catch
        {
            fleet.Dispose();
            throw;
        }
    }

    /// <summary>Restarts the nodes in good order, one after the other: asks one to end, waits for its end, starts it, waits until it is ready.</summary>
    /// <param name="between">What happens after each.</param>
    public async Task RollAsync(Func<Task>? between = null)
    {
        foreach (FleetNode node in Nodes)
        {
            await node.AskToEndAsync();
            Assert.Equal(0, await node.EndAsync());
            await node.StartAsync();
            await (between?.Invoke() ?? Task.CompletedTask);
        }
    }

    /// <summary>Ends all nodes in good order and reads what all have recorded.</summary>
    public async Task<RecordedNumbers> EndAsync()
    {
        await Task.WhenAll(Nodes.Select(n => n.AskToEndAsync()));
        foreach (FleetNode node in Nodes)
        {
            Assert.Equal(0, await node.EndAsync());
        }

        return RecordedNumbers.Read([.. Nodes.Select(n => n.Data)]);
    }

    public void Dispose()
    {
        _nginx?.Dispose();
        foreach (FleetNode node in Nodes)
        {
            node.Dispose();
        }

        _folder.Dispose();
    }

    private FleetNode MakeNode(string name, string[] settings) => new(name, Directory.CreateDirectory(_folder.PathOf(name)).FullName, settings);
}
