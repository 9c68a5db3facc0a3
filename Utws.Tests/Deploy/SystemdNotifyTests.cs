using System.Net.Sockets;
using System.Text;
using Utws.Tests.Commands;
using Utws.Tests.Faults;
using Utws.Tests.Support;

namespace Utws.Tests.Deploy;

/// <summary>What the server tells systemd, on a socket of the test's.</summary>
[Collection(AloneCollection.Name)]
public sealed class SystemdNotifyTests : IDisposable
{
    // Only a server that says nothing meets it.
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(60);

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [SystemFact("a shell", "true")]
    public async Task Service_StartsAndEnds_TellsWhenClientsAreServed()
    {
        // A process believes that it is a service when its parent is called systemd: here that is a shell under another name.
        string parent = _folder.PathOf("systemd");
        File.Copy("/bin/sh", parent);
        string address = _folder.PathOf("notify");
        using Socket socket = new(AddressFamily.Unix, SocketType.Dgram, ProtocolType.Unspecified);
        socket.Bind(new UnixDomainSocketEndPoint(address));
        int port = Fleet.FreePort.Find();
        Task<ServerProcess> starting = ServerProcess.StartAsync(
            _folder.Path,
            [$"--urls=http://127.0.0.1:{port}", "--Utws:Drain:NoticeSeconds=1"],
            [KeyValuePair.Create("NOTIFY_SOCKET", address)],
            parent, "-c", "trap 'kill -TERM $child' TERM; \"$@\" & child=$!; wait $child; wait $child", "systemd");
        Assert.Equal("READY=1", await ReceiveAsync(socket));
        Assert.Equal(200, (await AnnounceAsync(port)).Status);

        using ServerProcess server = await starting;
        await server.AskToEndAsync();
        Assert.Equal("STOPPING=1", await ReceiveAsync(socket));
        RawHttpResponse last = await AnnounceAsync(port);
        Assert.Equal((200, "close"), (last.Status, last.Header("Connection")));
        Assert.Equal(0, await server.EndAsync());

        // Its log has levels that the journal understands.
        Assert.Contains("<6>", server.Said, StringComparison.Ordinal);
    }

    private static async Task<string> ReceiveAsync(Socket socket)
    {
        using CancellationTokenSource patience = new(s_patience);
        byte[] message = new byte[256];
        return Encoding.ASCII.GetString(message, 0, await socket.ReceiveAsync(message, patience.Token)).TrimEnd('\n');
    }

    private static Task<RawHttpResponse> AnnounceAsync(int port) =>
        RawHttpConnection.ExchangeAsync(new(System.Net.IPAddress.Loopback, port), NumberedRequest.ToBytes(1));
}
