using System.Text;
using Utws.Api.Commands.Source;
using Utws.Core.Xml;

namespace Utws.Tests.Commands;

/// <summary>A caret stands under its place, whatever stands before it, and nothing of a file reaches the terminal as an order.</summary>
public sealed class SourceExcerptTests
{
    [Theory]
    [InlineData("<a>b</a>", 4, "<a>b</a>", 3)]
    [InlineData("\t\t<a>", 3, "        <a>", 8)]
    [InlineData("日本<a>", 3, "日本<a>", 4)]
    [InlineData("😀<a>", 3, "😀<a>", 2)]
    [InlineData("e\u0301<a>", 3, "e\u0301<a>", 1)]
    [InlineData("\u001B[31m<a>", 6, "␛[31m<a>", 5)]
    [InlineData("\u202E\u009B<a>", 3, "<U+202E><U+009B><a>", 16)]
    [InlineData("\u007F\0<a>", 3, "␡␀<a>", 2)]
    [InlineData("", 1, "", 0)]
    [InlineData("short", 99, "short", 5)]
    public void Of_Line_HasTheCaretUnderThePlace(string line, int column, string text, int caret) =>
        Assert.Equal(new SourceExcerpt(text, caret), SourceExcerpt.Of(line, column));

    [Fact]
    public void Of_LongLine_IsCutAroundThePlace()
    {
        string line = new string('a', 500) + "!" + new string('b', 500);
        SourceExcerpt excerpt = SourceExcerpt.Of(line, 501);
        Assert.Equal($"…{new string('a', 60)}!{new string('b', 44)}…", excerpt.Text);
        Assert.Equal('!', excerpt.Text[excerpt.CaretColumns]);
    }

    // A cut takes no half of a character.
    [Fact]
    public void Of_LongLineOfPairs_IsCutBetweenThem()
    {
        string line = string.Concat(Enumerable.Repeat("😀", 200));
        for (int column = 1; column <= line.Length; column += 2)
        {
            Assert.DoesNotContain("\uFFFD", SourceExcerpt.Of(line, column).Text, StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("a\nb\nc", 2, "b")]
    [InlineData("a\r\nb\r\nc", 3, "c")]
    [InlineData("a\rb\rc", 2, "b")]
    [InlineData("a\nb", 7, "")]
    public void ExcerptAt_Line_IsCountedAsTheReaderCounts(string document, int line, string expected) =>
        Assert.Equal(expected, SourceText.ExcerptAt(Encoding.UTF8.GetBytes(document), XmlInputEncoding.Xml, line, 1).Text);

    [Theory]
    [InlineData("utf-8")]
    [InlineData("utf-16")]
    [InlineData("utf-16BE")]
    public void ExcerptAt_MarkedDocument_IsDecodedByItsMark(string encodingName)
    {
        Encoding encoding = Encoding.GetEncoding(encodingName);
        byte[] document = [.. encoding.GetPreamble(), .. encoding.GetBytes("<é/>")];
        Assert.Equal("<é/>", SourceText.ExcerptAt(document, XmlInputEncoding.Xml, 1, 2).Text);
    }
}
