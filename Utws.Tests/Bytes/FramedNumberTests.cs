using System.Globalization;
using System.Text;
using Utws.Core.Bytes;

namespace Utws.Tests.Bytes;

public sealed class FramedNumberTests
{
    [Fact]
    public void Write_NumbersInTurn_EachInTheFrame()
    {
        FramedNumber number = new("<a>", "</a>");
        byte[] room = new byte[FramedNumber.MaxLength + 1];
        foreach (long value in (long[])[0, 0, long.MinValue, 7, 7, long.MaxValue, 0])
        {
            int end = number.Write(room, 1, value);
            Assert.Equal($"<a>{value.ToString(CultureInfo.InvariantCulture)}</a>", Encoding.UTF8.GetString(room, 1, end - 1));
        }
    }

    [Fact]
    public void Constructor_NoRoomForTheLongestNumber_IsRefused()
    {
        string longest = new('x', FramedNumber.MaxLength - DecimalText.MaxInt64Length);
        _ = new FramedNumber(longest, "");
        Assert.Throws<ArgumentException>(() => new FramedNumber(longest, "y"));
    }
}
