using System.Text;
using Utws.Core.Policy;

namespace Utws.Tests.Policy;

public sealed class DottedVersionTests
{
    [Theory]
    [InlineData("0")]
    [InlineData("11")]
    [InlineData("11.4")]
    [InlineData("011.00.7")]
    [InlineData("1.2.3.4.5.6.7.8.9")]
    [InlineData("99999999999999999999999999999999.1")]
    public void IsVersion_NumbersBetweenDots_Is(string text) => Assert.True(DottedVersion.IsVersion(Encoding.UTF8.GetBytes(text)));

    [Theory]
    [InlineData("")]
    [InlineData(".")]
    [InlineData("11.")]
    [InlineData(".4")]
    [InlineData("11..4")]
    [InlineData("11.4b")]
    [InlineData("v11")]
    [InlineData("-1")]
    [InlineData("+1")]
    [InlineData(" 11")]
    [InlineData("11 ")]
    [InlineData("11,4")]
    [InlineData("1e1")]
    [InlineData("١١")]
    [InlineData("11.4\0")]
    public void IsVersion_AnythingElse_IsNot(string text) => Assert.False(DottedVersion.IsVersion(Encoding.UTF8.GetBytes(text)));

    [Theory]
    [InlineData("11.4", "11.4", 0)]
    [InlineData("11.4", "11.4.0", 0)]
    [InlineData("11", "11.0.0.0", 0)]
    [InlineData("011.04", "11.4", 0)]
    [InlineData("0", "0.0", 0)]
    [InlineData("11.4", "11.10", -1)]
    [InlineData("9", "11", -1)]
    [InlineData("11.4", "11.4.0.1", -1)]
    [InlineData("11.9.9", "12", -1)]
    [InlineData("2147483648", "4294967296", -1)]
    [InlineData("18446744073709551615", "18446744073709551616", -1)]
    [InlineData("1.99999999999999999999999999999998", "1.99999999999999999999999999999999", -1)]
    [InlineData("1.0000000000000000000000000000000001", "1.2", -1)]
    public void Compare_Versions_IsByTheirNumbers(string left, string right, int order)
    {
        (byte[] leftBytes, byte[] rightBytes) = (Encoding.UTF8.GetBytes(left), Encoding.UTF8.GetBytes(right));

        Assert.Equal(order, Math.Sign(DottedVersion.Compare(leftBytes, rightBytes)));
        Assert.Equal(-order, Math.Sign(DottedVersion.Compare(rightBytes, leftBytes)));
    }

    [Fact]
    public void TryGetKey_VersionsOfFourSmallNumbers_HaveTheirOrder()
    {
        Random random = new(20261103);
        string[] numbers = ["0", "00", "1", "9", "10", "010", "255", "65534", "65535"];
        for (int i = 0; i < 20_000; i++)
        {
            byte[] left = Version();
            byte[] right = Version();

            Assert.True(DottedVersion.TryGetKey(left, out ulong leftKey));
            Assert.True(DottedVersion.TryGetKey(right, out ulong rightKey));
            Assert.Equal(Math.Sign(DottedVersion.Compare(left, right)), leftKey.CompareTo(rightKey));
        }

        byte[] Version() => Encoding.UTF8.GetBytes(
            string.Join('.', Enumerable.Range(0, random.Next(1, 5)).Select(_ => numbers[random.Next(numbers.Length)])));
    }

    [Theory]
    [InlineData("")]
    [InlineData(".")]
    [InlineData("1.")]
    [InlineData(".1")]
    [InlineData("1..2")]
    [InlineData("1.2b")]
    [InlineData("-1")]
    [InlineData("65536")]
    [InlineData("1.4294967297")]
    [InlineData("1.2.3.4.5")]
    [InlineData("1.2.3.4.")]
    public void TryGetKey_NoVersionOrALongerOne_HasNone(string text) =>
        Assert.False(DottedVersion.TryGetKey(Encoding.UTF8.GetBytes(text), out _));

    [Theory]
    [InlineData("1.65536", "2", "1.65537", true)]
    [InlineData("1.65536", "2", "1.65535", false)]
    [InlineData("1", "1.70000", "1.69999", true)]
    [InlineData("1", "1.2.3.4.5", "1.2.3.4", true)]
    [InlineData("1", "1.2.3.4", "1.2.3.4.5", false)]
    [InlineData("11.4", null, "11.4", true)]
    [InlineData("11.4", null, "11.4.0", true)]
    [InlineData("11.4", null, "11", false)]
    [InlineData("11.4", null, "11.3.999", false)]
    [InlineData("11.4", null, "4294967307.4", true)]
    [InlineData("11.4", null, "12b", false)]
    [InlineData(null, "12", "11.99", true)]
    [InlineData(null, "12", "12", false)]
    [InlineData(null, "12", "12.0", false)]
    [InlineData(null, "12", "", false)]
    [InlineData(null, "12", "0", true)]
    [InlineData("11.4", "12", "11.4.2", true)]
    [InlineData("11.4", "12", "12.0.0", false)]
    public void VersionRange_HasItsFirstVersionAndNotItsLast(string? atLeast, string? below, string text, bool contains) =>
        Assert.Equal(contains, new VersionRange(atLeast, below).Contains(Encoding.UTF8.GetBytes(text)));

    [Theory]
    [InlineData(null, null, "atLeast")]
    [InlineData("x", null, "atLeast")]
    [InlineData("1", "2.", "below")]
    [InlineData("1", "1.0", "below")]
    [InlineData(null, "0", "below")]
    public void VersionRange_WithoutAVersionInIt_IsRefused(string? atLeast, string? below, string parameter) =>
        Assert.Throws<ArgumentException>(parameter, () => new VersionRange(atLeast, below));
}
