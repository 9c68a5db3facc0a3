using System.Net.Sockets;
using Microsoft.AspNetCore.Connections;

namespace Utws.Api;

/// <summary>Why an address cannot be listened at.</summary>
internal static class ListenFailure
{
    /// <summary>
    /// Whether time can mend it: another process has the address, which may end, or the machine does not have it, which may get it yet
    /// (DHCP, an address that moves between machines). That the port is not ours to open is a mistake, and so is a missing certificate.
    /// </summary>
    public static bool IsPassing(Exception? failure) => failure switch
    {
        AddressInUseException => true,
        SocketException socket => socket.SocketErrorCode is SocketError.AddressAlreadyInUse or SocketError.AddressNotAvailable,

        // Kestrel's own, and where localhost is two addresses, that of the first.
        IOException or AggregateException => IsPassing(failure.InnerException),
        _ => false,
    };
}
