using System.Net;
using Utws.Core.Contract;

namespace Utws.Tests.Contract;

public sealed class CallerAddressTests
{
    [Theory]
    [InlineData("192.0.2.7", 0, 0x0000_FFFF_C000_0207)]
    [InlineData("::ffff:192.0.2.7", 0, 0x0000_FFFF_C000_0207)]
    [InlineData("2001:db8::1", 0x2001_0DB8_0000_0000, 1)]
    [InlineData("fe80::2%3", unchecked((long)0xFE80_0000_0000_0000), 2)]
    public void From_Address_IsItsSixteenBytes(string address, long high, long low)
    {
        CallerAddress caller = CallerAddress.From(IPAddress.Parse(address));
        Assert.Equal(new CallerAddress((ulong)high, (ulong)low), caller);
        Assert.True(caller.IsKnown);
    }

    [Fact]
    public void From_Null_IsNotKnown() => Assert.False(CallerAddress.From(null).IsKnown);
}
