using System.Net;
using System.Net.Sockets;

namespace Utws.Tests.Fleet;

/// <summary>Ports for those who have to be told one before they start.</summary>
internal static class FreePort
{
    /// <summary>A port that nobody listens on now. Its socket is closed again: who takes it has to be quick, as the tests that run alone are.</summary>
    public static int Find()
    {
        using Socket socket = new(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        socket.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        return ((IPEndPoint)socket.LocalEndPoint!).Port;
    }
}
