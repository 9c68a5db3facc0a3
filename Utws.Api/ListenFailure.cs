using System.Net.Sockets;
using System.Security.Cryptography;
using Microsoft.AspNetCore.Connections;

namespace Utws.Api;

/// <summary>Why an address cannot be listened at.</summary>
internal static class ListenFailure
{
    /// <summary>Whether a start failed for where it should listen, or for the certificate with which.</summary>
    public static bool Is(Exception failure) => failure is IOException or SocketException or CryptographicException;

    /// <summary>In one line what Kestrel says of an endpoint that is wrong or has no certificate; advice for developers follows in more.</summary>
    public static StartupException Of(Exception failure) => new("It cannot listen: " + failure.Message.Split('\n')[0].TrimEnd(), failure);

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
