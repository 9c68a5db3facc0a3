using System.Buffers.Binary;
using System.Net;
using System.Net.Sockets;

namespace Utws.Core.Contract;

/// <summary>
/// The network address that a request came from, as the 16 bytes of an IPv6 address in network order; an IPv4 address as the
/// IPv6 address that is mapped to it (RFC 4291, 2.5.5.2), so that it is one value whichever kind of socket it came in on. The
/// default, <c>::</c>, is no caller's: the address is not known.
/// </summary>
/// <param name="High">The first 8 bytes.</param>
/// <param name="Low">The last 8 bytes.</param>
public readonly record struct CallerAddress(ulong High, ulong Low)
{
    private const int Bytes = 16;

    // ::ffff:0:0/96
    private const ulong MappedPrefix = 0xFFFF_0000_0000;

    /// <summary>Whether there is an address.</summary>
    public bool IsKnown => (High | Low) != 0;

    /// <summary>The address, without its scope; the default for null. Allocates nothing.</summary>
    public static CallerAddress From(IPAddress? address)
    {
        if (address is null)
        {
            return default;
        }

        Span<byte> bytes = stackalloc byte[Bytes];
        _ = address.TryWriteBytes(bytes, out _);
        return address.AddressFamily == AddressFamily.InterNetwork
            ? new CallerAddress(0, MappedPrefix | BinaryPrimitives.ReadUInt32BigEndian(bytes))
            : new CallerAddress(BinaryPrimitives.ReadUInt64BigEndian(bytes), BinaryPrimitives.ReadUInt64BigEndian(bytes[8..]));
    }
}
