using System.Runtime.Intrinsics;
using Utws.Core.Bytes;

namespace Utws.Tests.Bytes;

public sealed class ShortTextTests
{
    [Fact]
    public void Is_OneToSixteenBytes_AreShort()
    {
        Assert.False(ShortText.Is([]));
        Assert.True(ShortText.Is(new byte[1]));
        Assert.True(ShortText.Is(new byte[ShortText.MaxLength]));
        Assert.False(ShortText.Is(new byte[ShortText.MaxLength + 1]));
    }

    [Fact]
    public void Copy_EachLength_CopiesTheTextAndGivesItsBytesAndNoOthers()
    {
        for (int length = 1; length <= ShortText.MaxLength; length++)
        {
            byte[] text = [.. Enumerable.Range(1, length).Select(i => (byte)i)];
            byte[] room = new byte[ShortText.MaxLength + 3];
            Vector128<byte> register = ShortText.Copy(text, room, 3);

            Assert.Equal(text, room[3..(3 + length)]);
            Assert.Equal(text, Enumerable.Range(0, Vector128<byte>.Count).Select(i => register[i]).Distinct().Order());
        }
    }

    [Fact]
    public void Copy_LessRoomThanItWants_IsRefused()
    {
        byte[] room = new byte[ShortText.MaxLength];
        Assert.Throws<ArgumentOutOfRangeException>(() => ShortText.Copy("x"u8, room, 1));
    }
}
