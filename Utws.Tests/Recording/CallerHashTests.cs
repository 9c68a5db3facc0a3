using System.Net;
using System.Security.Cryptography;
using Utws.Api.Recording;
using Utws.Core.Contract;

namespace Utws.Tests.Recording;

public sealed class CallerHashTests
{
    // RFC 2104 over the 16 bytes of the address.
    [Fact]
    public void Of_Address_IsTheStartOfItsHmac()
    {
        IPAddress address = IPAddress.Parse("192.0.2.7");
        byte[] hash = HMACSHA256.HashData("0123456789abcdef"u8, address.MapToIPv6().GetAddressBytes());
        Assert.Equal(
            BitConverter.ToInt64([.. hash[..8].Reverse()]), CallerHash.Of(CallerAddress.From(address), "0123456789abcdef"u8));
    }

    [Fact]
    public void Of_AnotherKey_IsAnotherNumber()
    {
        CallerAddress caller = CallerAddress.From(IPAddress.Parse("192.0.2.7"));
        Assert.NotEqual(CallerHash.Of(caller, "0123456789abcdef"u8), CallerHash.Of(caller, "0123456789abcdeg"u8));
    }

    [Fact]
    public void Of_NobodyKnown_IsNothing() => Assert.Null(CallerHash.Of(default, "0123456789abcdef"u8));
}
