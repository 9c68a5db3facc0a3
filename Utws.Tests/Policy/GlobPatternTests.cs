using System.Text;
using Utws.Core.Policy;

namespace Utws.Tests.Policy;

public sealed class GlobPatternTests
{
    [Theory]
    [InlineData("", "", true)]
    [InlineData("", "a", false)]
    [InlineData("*", "", true)]
    [InlineData("*", "a\nb", true)]
    [InlineData("**", "", true)]
    [InlineData("CA", "CA", true)]
    [InlineData("CA", "CAN", false)]
    [InlineData("CA", "ca", false)]
    [InlineData("en_*", "en_", true)]
    [InlineData("en_*", "en_GB", true)]
    [InlineData("en_*", "en", false)]
    [InlineData("en_*", "fen_GB", false)]
    [InlineData("*_GB", "en_GB", true)]
    [InlineData("*_GB", "_GB", true)]
    [InlineData("*_GB", "GB", false)]
    [InlineData("*_GB", "en_GB_", false)]
    [InlineData("a*a", "a", false)]
    [InlineData("a*a", "aa", true)]
    [InlineData("ab*ba", "aba", false)]
    [InlineData("*a*b*", "xxbaxb", true)]
    [InlineData("*a*b*", "xxbax", false)]
    [InlineData("*ab*ab*", "abab", true)]
    [InlineData("*ab*ab*", "abxa", false)]
    [InlineData("a***b", "ab", true)]
    [InlineData("*?*", "", false)]
    [InlineData("*?*?*", "x", false)]
    [InlineData("*?b*?b*", "bbabab", true)]
    [InlineData("*?b*?b*", "bbab", true)]
    [InlineData("*?b*?b*", "bba", false)]
    [InlineData("??", "é🜛", true)]
    [InlineData("??", "🜛", false)]
    [InlineData("?", "e\u0301", false)]
    [InlineData("*?", "", false)]
    [InlineData("?*?", "🜛", false)]
    [InlineData("?*?", "🜛🜛", true)]
    [InlineData("*é?", "aé🜛", true)]
    [InlineData("Service Pack ?", "Service Pack 2", true)]
    [InlineData("Service Pack ?", "Service Pack 10", false)]
    public void Matches_Pattern_IsOfTheWholeText(string pattern, string text, bool matches) =>
        Assert.Equal(matches, new GlobPattern(pattern).Matches(Encoding.UTF8.GetBytes(text)));

    [Theory]
    [InlineData("[*]", "*", true)]
    [InlineData("[*]", "[*]", false)]
    [InlineData("[*]", "x", false)]
    [InlineData("[?]", "?", true)]
    [InlineData("[?]", "x", false)]
    [InlineData("[[]", "[", true)]
    [InlineData("[[*]]", "[*]", true)]
    [InlineData("[[*]]", "[x]", false)]
    [InlineData("[[]*]", "[xy]", true)]
    [InlineData("[[]?]", "[x]", true)]
    [InlineData("[a]", "[a]", true)]
    [InlineData("[a]", "a", false)]
    [InlineData("[]", "[]", true)]
    [InlineData("[", "[", true)]
    [InlineData("]", "]", true)]
    [InlineData("a[*", "a[xyz", true)]
    [InlineData("\\*", "\\x", true)]
    [InlineData("[!a]", "[!a]", true)]
    public void Matches_Brackets_HoldOneOfThreeCharacters(string pattern, string text, bool matches) =>
        Assert.Equal(matches, new GlobPattern(pattern).Matches(Encoding.UTF8.GetBytes(text)));

    // Where each star were tried at each place, this would take longer than anybody waits.
    [Fact]
    public void Matches_ManyStarsOverALongText_TakesItsLengthTimesThePatterns()
    {
        GlobPattern pattern = new(string.Concat(Enumerable.Repeat("*a?", 40)) + "*b");
        Assert.False(pattern.Matches(Encoding.UTF8.GetBytes(new string('a', 200_000))));
    }

    [Fact]
    public void GlobPattern_HalfASurrogatePair_IsRefused() => Assert.Throws<ArgumentException>(() => new GlobPattern("a\uD800"));
}
