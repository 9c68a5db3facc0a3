using Utws.Core.Policy;

namespace Utws.Tests.Policy;

public sealed class NumberClassesTests
{
    // Close together, so that a table has them; far apart; at both ends of the numbers.
    [Theory]
    [InlineData(5, 6, 64, 1000)]
    [InlineData(-3, 0, 1, 4092)]
    [InlineData(-3, 0, 1, 4093)]
    [InlineData(0, 1_000_000)]
    [InlineData(int.MinValue + 1, int.MaxValue)]
    [InlineData(int.MaxValue - 1, int.MaxValue)]
    [InlineData(int.MinValue + 1)]
    [InlineData]
    public void Of_NumbersAtAndBesideEachStart_AreInTheIntervalThatBeginsThere(params int[] starts)
    {
        int[] all = [int.MinValue, .. starts];
        NumberClasses classes = new(all);
        foreach (long number in all.SelectMany(start => (long[])[start - 1L, start, start + 1L]).Append(int.MaxValue))
        {
            if (number is >= int.MinValue and <= int.MaxValue)
            {
                Assert.Equal(Array.FindLastIndex(all, start => start <= number), classes.Of((int)number));
            }
        }
    }
}
