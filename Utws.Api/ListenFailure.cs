using System.Net.Sockets;
using System.Security.Cryptography;
using Microsoft.AspNetCore.Connections;

namespace Utws.Api;

/// <summary>Why an address cannot be listened at.</summary>
internal static class ListenFailure
{
    // What Kestrel throws where an endpoint of the configuration is wrong, or has no certificate.
    private const string Kestrel = "Microsoft.AspNetCore.Server.Kestrel.Core";

    /// <summary>Whether a start failed for where it should listen, or for the certificate with which.</summary>
    public static bool Is(Exception failure) => failure is IOException or SocketException or CryptographicException
        || (failure is InvalidOperationException && failure.Source == Kestrel);

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
