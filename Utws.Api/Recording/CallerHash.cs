using System.Buffers.Binary;
using System.Security.Cryptography;
using Utws.Core.Contract;

namespace Utws.Api.Recording;

/// <summary>
/// Turns a caller's address into a number that only says whether two requests came from one address, to whom has the key: the first
/// 64 bits of an HMAC-SHA-256 (RFC 2104) over the 16 bytes of the address. Without the key nobody can try all four thousand million
/// IPv4 addresses; with another key, the numbers are others and join with nothing recorded before.
/// </summary>
internal static class CallerHash
{
    private const int AddressBytes = 16;

    /// <summary>The number; null for a caller who is not known.</summary>
    public static long? Of(CallerAddress caller, ReadOnlySpan<byte> key)
    {
        if (!caller.IsKnown)
        {
            return null;
        }

        Span<byte> address = stackalloc byte[AddressBytes];
        BinaryPrimitives.WriteUInt64BigEndian(address, caller.High);
        BinaryPrimitives.WriteUInt64BigEndian(address[sizeof(ulong)..], caller.Low);
        Span<byte> hash = stackalloc byte[HMACSHA256.HashSizeInBytes];
        _ = HMACSHA256.HashData(key, address, hash);
        return BinaryPrimitives.ReadInt64BigEndian(hash);
    }
}
