using System.Globalization;
using System.Text;
using Utws.Core.Bytes;

namespace Utws.Tests.Bytes;

public sealed class DecimalTextTests
{
    [Fact]
    public void Write_NumbersAroundTheTable_AsTheFrameworkFormatsThem()
    {
        byte[] room = new byte[DecimalText.MaxInt32Length];
        foreach (int value in (int[])[.. Enumerable.Range(-100, 11_000), int.MaxValue, int.MinValue])
        {
            int end = DecimalText.Write(value, room, 0);
            Assert.Equal(value.ToString(CultureInfo.InvariantCulture), Encoding.UTF8.GetString(room, 0, end));
        }
    }
}
