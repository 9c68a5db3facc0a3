using System.Globalization;
using System.Text;
using Utws.Core.Xml;

namespace Utws.Tests.Xml.Writer;

/// <summary>The members for the hot path.</summary>
public sealed class Utf8XmlWriterSpanTests
{
    [Fact]
    public void WrittenSpan_NothingWritten_IsEmpty()
    {
        using Utf8XmlWriter writer = new();
        Assert.Equal(0, writer.BytesWritten);
        Assert.True(writer.WrittenSpan.IsEmpty);
        Assert.True(writer.WrittenMemory.IsEmpty);
    }

    [Fact]
    public void SpanMembers_InARow_WriteOneAfterTheOther()
    {
        using Utf8XmlWriter writer = new();
        writer.WriteRaw("<a><b>"u8);
        writer.WriteText("x & y"u8);
        writer.WriteRaw("</b><c>"u8);
        writer.WriteText("\u00FC < \U0001F600".AsSpan());
        writer.WriteInt32(-5);
        writer.WriteRaw("</c></a>"u8);
        Assert.Equal("<a><b>x &amp; y</b><c>\u00FC &lt; \U0001F600-5</c></a>", WriterRuns.Text(writer));
        Assert.Equal(writer.WrittenSpan.Length, writer.BytesWritten);
        Assert.Equal(writer.WrittenSpan, writer.WrittenMemory.Span);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    [InlineData(int.MinValue)]
    [InlineData(int.MaxValue)]
    public void WriteInt32_Value_IsPlainDecimal(int value)
    {
        using Utf8XmlWriter writer = new();
        writer.WriteInt32(value);
        Assert.Equal(value.ToString(CultureInfo.InvariantCulture), WriterRuns.Text(writer));
    }

    [Theory]
    [InlineData(0L)]
    [InlineData(long.MinValue)]
    [InlineData(long.MaxValue)]
    public void WriteInt64_Value_IsPlainDecimal(long value)
    {
        using Utf8XmlWriter writer = new();
        writer.WriteInt64(value);
        Assert.Equal(value.ToString(CultureInfo.InvariantCulture), WriterRuns.Text(writer));
    }

    [Fact]
    public void WriteText_LoneSurrogate_WritesNothingAndLeavesTheWriterUsable()
    {
        using Utf8XmlWriter writer = new();
        writer.WriteRaw("<a>"u8);
        ArgumentException thrown = Assert.Throws<ArgumentException>(() => writer.WriteText((new string('<', 5000) + "\uD800b").AsSpan()));
        Assert.Equal(
            "The surrogate pair (0xD800, 0x62) is invalid. A high surrogate character (0xD800 - 0xDBFF) must always be paired with a low surrogate character (0xDC00 - 0xDFFF).",
            thrown.Message);
        writer.WriteRaw("</a>"u8);
        Assert.Equal("<a></a>", WriterRuns.Text(writer));
    }

    [Fact]
    public void Truncate_ToAnEarlierLength_DropsWhatCameAfter()
    {
        using Utf8XmlWriter writer = new();
        writer.WriteRaw("<a>"u8);
        int kept = writer.BytesWritten;
        writer.WriteText("lost"u8);
        writer.Truncate(kept);
        writer.WriteRaw("</a>"u8);
        Assert.Equal("<a></a>", WriterRuns.Text(writer));
        writer.Truncate(0);
        Assert.Equal(0, writer.BytesWritten);
    }

    [Fact]
    public void Truncate_LengthNotWritten_IsRefused()
    {
        using Utf8XmlWriter writer = new();
        writer.WriteRaw("<a>"u8);
        Assert.Throws<ArgumentOutOfRangeException>(() => writer.Truncate(4));
        Assert.Throws<ArgumentOutOfRangeException>(() => writer.Truncate(-1));
        Assert.Equal("<a>", WriterRuns.Text(writer));
    }

    [Fact]
    public void Reset_AfterADocument_StartsAnEmptyOne()
    {
        using Utf8XmlWriter writer = new();
        writer.WriteRaw("<a/>"u8);
        writer.Reset();
        Assert.Equal(0, writer.BytesWritten);
        writer.WriteRaw("<b/>"u8);
        Assert.Equal("<b/>", WriterRuns.Text(writer));
    }

    [Fact]
    public void SpanMembers_MoreThanTheBuffer_GrowItAndLoseNothing()
    {
        using Utf8XmlWriter writer = new();
        StringBuilder expected = new();
        for (int length = 0; length < 3000; length += 7)
        {
            string text = new('x', length);
            writer.WriteRaw(Encoding.UTF8.GetBytes(text));
            writer.WriteText("<"u8);
            writer.WriteText((text + "\u20AC>").AsSpan());
            writer.WriteInt32(length);
            expected.Append(text).Append("&lt;").Append(text).Append("\u20AC&gt;").Append(length);
        }

        Assert.Equal(expected.ToString(), WriterRuns.Text(writer));
    }

    /// <summary>The places where the writer cuts long text, and the worst growth.</summary>
    [Theory]
    [InlineData("\"")]
    [InlineData("a")]
    [InlineData("\u0001")]
    [InlineData("\uFFFE")]
    [InlineData("\uF123")]
    [InlineData("\U0001F600")]
    [InlineData("<\U0001F600")]
    public void WriteText_LongText_IsTheSameFromUtf16AndUtf8AndXmlTextWriter(string unit)
    {
        foreach (int count in new[] { 1, 340, 341, 342, 1022, 1023, 1024, 1025, 5000 })
        {
            foreach (string lead in new[] { "", "x", "xy" })
            {
                string text = lead + string.Concat(Enumerable.Repeat(unit, count));
                byte[] expected = WriterRuns.Old(w => w.WriteString(text));
                using Utf8XmlWriter fromUtf16 = new();
                fromUtf16.WriteText(text.AsSpan());
                using Utf8XmlWriter fromUtf8 = new();
                fromUtf8.WriteText(Encoding.UTF8.GetBytes(text));
                Assert.Equal(expected, fromUtf16.WrittenSpan.ToArray());
                Assert.Equal(expected, fromUtf8.WrittenSpan.ToArray());
            }
        }
    }
}
