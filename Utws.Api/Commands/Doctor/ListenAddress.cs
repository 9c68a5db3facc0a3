using System.Net;
using System.Net.Sockets;

namespace Utws.Api.Commands.Doctor;

/// <summary>An address that the server is to listen at, and what comes of trying it.</summary>
/// <param name="Text">As it is set, without what stands behind the port.</param>
/// <param name="Host">The host: an IP address, localhost, or anything else for all addresses, as Kestrel takes it.</param>
/// <param name="Port">The port.</param>
internal sealed record ListenAddress(string Text, string Host, int Port)
{
    /// <summary>Whether only this machine can reach it.</summary>
    public bool IsLoopback => Host == "localhost" || (IPAddress.TryParse(Host, out IPAddress? address) && IPAddress.IsLoopback(address));

    /// <summary>Reads one as Kestrel does; null if it is none, or a socket of the file system.</summary>
    public static ListenAddress? Parse(string text)
    {
        try
        {
            BindingAddress address = BindingAddress.Parse(text.Trim());
            return address.IsUnixPipe || address.IsNamedPipe
                ? null
                : new ListenAddress($"{address.Scheme}://{address.Host}:{address.Port.ToString(System.Globalization.CultureInfo.InvariantCulture)}", address.Host.Trim('[', ']'), address.Port);
        }
        catch (FormatException)
        {
            return null;
        }
    }

    /// <summary>Takes the address for a moment; null if that went well, or else what the system said.</summary>
    public SocketError? Try()
    {
        foreach (IPAddress address in Addresses())
        {
            using Socket socket = new(address.AddressFamily, SocketType.Stream, ProtocolType.Tcp);
            try
            {
                if (address.Equals(IPAddress.IPv6Any))
                {
                    socket.DualMode = true;
                }

                socket.Bind(new IPEndPoint(address, Port));
            }
            catch (SocketException refused) when (refused.SocketErrorCode == SocketError.AddressNotAvailable && Host == "localhost" && address.Equals(IPAddress.IPv6Loopback))
            {
                // A machine without IPv6: Kestrel does without it, too.
            }
            catch (SocketException refused)
            {
                return refused.SocketErrorCode;
            }
        }

        return null;
    }

    private IPAddress[] Addresses() => IPAddress.TryParse(Host, out IPAddress? address) ? [address]
        : Host == "localhost" && Port != 0 ? (Socket.OSSupportsIPv6 ? [IPAddress.Loopback, IPAddress.IPv6Loopback] : [IPAddress.Loopback])
        : Host == "localhost" ? [IPAddress.Loopback]
        : [Socket.OSSupportsIPv6 ? IPAddress.IPv6Any : IPAddress.Any];
}
