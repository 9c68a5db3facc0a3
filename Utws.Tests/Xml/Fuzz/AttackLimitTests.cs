using System.Text;
using Utws.Core.Xml;

namespace Utws.Tests.Xml.Fuzz;

/// <summary>Each limit lets through what it says and refuses one more, with its own reason.</summary>
public sealed class AttackLimitTests
{
    private static readonly Utf8XmlReaderOptions s_options = new();

    [Fact]
    public void Read_DepthOneMoreThanTheLimit_IsRefused()
    {
        EveryRoute.AssertAccepts(Nested(s_options.MaxDepth));
        Assert.Equal(nameof(XmlError.TooDeep), EveryRoute.Read(Nested(s_options.MaxDepth + 1)).Reason);
        Assert.Equal(nameof(XmlError.TooDeep), EveryRoute.Read(Nested(100_000)).Reason);
    }

    [Fact]
    public void Read_AttributesOneMoreThanTheLimit_IsRefused()
    {
        EveryRoute.AssertAccepts(Attributes(s_options.MaxAttributes));
        Assert.Equal(nameof(XmlError.TooManyAttributes), EveryRoute.Read(Attributes(s_options.MaxAttributes + 1)).Reason);
        Assert.Equal(nameof(XmlError.TooManyAttributes), EveryRoute.Read(Attributes(100_000)).Reason);
    }

    [Fact]
    public void Read_DeclarationsCountAsAttributes()
    {
        StringBuilder document = new("<a");
        for (int i = 0; i <= s_options.MaxAttributes; i++)
        {
            document.Append(" xmlns:p").Append(i).Append("='u").Append(i).Append('\'');
        }

        Assert.Equal(nameof(XmlError.TooManyAttributes), EveryRoute.Read(document.Append("/>").ToString()).Reason);
    }

    [Theory]
    [InlineData("<*/>")]
    [InlineData("<*></*>")]
    [InlineData("<a *=''/>")]
    [InlineData("<a><?* ?></a>")]
    public void Read_NameOneByteLongerThanTheLimit_IsRefused(string document)
    {
        EveryRoute.AssertAccepts(Named(document, s_options.MaxNameBytes));
        Assert.Equal(nameof(XmlError.NameTooLong), EveryRoute.Read(Named(document, s_options.MaxNameBytes + 1)).Reason);
        Assert.Equal(nameof(XmlError.NameTooLong), EveryRoute.Read(Named(document, 100_000)).Reason);
    }

    [Theory]
    [InlineData("<a>*</a>")]
    [InlineData("<a b='*'/>")]
    [InlineData("<a><!--*--></a>")]
    [InlineData("<a><?p *?></a>")]
    [InlineData("<a><![CDATA[*]]></a>")]
    public void Read_ValueOneByteLongerThanTheLimit_IsRefused(string document)
    {
        Utf8XmlReaderOptions options = new() { MaxTextBytes = 5_000 };
        EveryRoute.AssertAccepts(Named(document, options.MaxTextBytes), options);
        Assert.Equal(nameof(XmlError.TextTooLong), EveryRoute.Read(Named(document, options.MaxTextBytes + 1), options).Reason);
    }

    [Theory]
    [InlineData("<a>*</a>")]
    [InlineData("<a><!--*--></a>")]
    [InlineData("<a/>*")]
    public void Read_DocumentOneByteLongerThanTheLimit_IsRefused(string document)
    {
        Utf8XmlReaderOptions options = new() { MaxDocumentBytes = 5_000 };
        int rest = document.Length - 1;
        EveryRoute.AssertAccepts(document.Replace("*", new string(' ', (int)options.MaxDocumentBytes - rest), StringComparison.Ordinal), options);
        string longer = document.Replace("*", new string(' ', (int)options.MaxDocumentBytes - rest + 1), StringComparison.Ordinal);
        Assert.Equal(nameof(XmlError.DocumentTooLong), EveryRoute.Read(longer, options).Reason);
    }

    private static string Nested(int depth)
    {
        StringBuilder document = new(depth * 7);
        document.Insert(0, "<a>", depth);
        return document.Append(new StringBuilder().Insert(0, "</a>", depth)).ToString();
    }

    private static string Attributes(int count)
    {
        StringBuilder document = new("<a");
        for (int i = 0; i < count; i++)
        {
            document.Append(" b").Append(i).Append("=''");
        }

        return document.Append("/>").ToString();
    }

    private static string Named(string document, int length) => document.Replace("*", new string('n', length), StringComparison.Ordinal);
}
