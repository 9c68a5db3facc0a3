using Utws.Core.Xml;

namespace Utws.Tests.Xml.Reader;

/// <summary>Each limit at its edge: what reaches it is read, what passes it is refused where it passes, however the input is split.</summary>
public sealed class Utf8XmlReaderLimitTests
{
    public static TheoryData<string, string, XmlError, int> Edges => new()
    {
        // inside the limit, beyond it, the error, the byte where it is noticed
        { "<a><a><a/></a></a>", "<a><a><a><a/></a></a></a>", XmlError.TooDeep, 10 },
        { "<a b='1' xmlns:c='2' d='3'/>", "<a b='1' xmlns:c='2' d='3' e='4'/>", XmlError.TooManyAttributes, 27 },
        { "<abcdefgh/>", "<abcdefghi/>", XmlError.NameTooLong, 9 },
        { "<a:cdefgh xmlns:a='u'/>", "<a:cdefghi xmlns:a='u'/>", XmlError.NameTooLong, 9 },
        { "<a abcdefgh='1'/>", "<a abcdefghi='1'/>", XmlError.NameTooLong, 11 },
        { "<a><?abcdefgh x?></a>", "<a><?abcdefghi x?></a>", XmlError.NameTooLong, 13 },
        { "<a>&#00065;</a>", "<a>&#00000065;</a>", XmlError.NameTooLong, 11 },
        { "<a>1234567890123456</a>", "<a>12345678901234567</a>", XmlError.TextTooLong, 19 },
        { "<a>   \n    \n      \n</a>", "<a>   \n    \n       \n</a>", XmlError.TextTooLong, 19 },
        { "<a>1234567890&lt;12</a>", "<a>1234567890&lt;123</a>", XmlError.TextTooLong, 19 },
        { "<a b='1234567890123456'/>", "<a b='12345678901234567'/>", XmlError.TextTooLong, 22 },
        { "<a><!--1234567890123456--></a>", "<a><!--12345678901234567--></a>", XmlError.TextTooLong, 23 },
        { "<a><![CDATA[1234567890123456]]></a>", "<a><![CDATA[12345678901234567]]></a>", XmlError.TextTooLong, 28 },
        { "<a><?p 1234567890123456?></a>", "<a><?p 12345678901234567?></a>", XmlError.TextTooLong, 23 },
        { "<a/>                ", "<a/>                 ", XmlError.TextTooLong, 20 },
        { "<a>123456789012</a><!--3456789012345--><!--8901-->", "<a>123456789012</a><!--3456789012345--><!--89012-->", XmlError.DocumentTooLong, 50 },
    };

    // Errors behind a limit must not be seen: whether they were in the buffer yet depends on the split.
    public static TheoryData<string, XmlError> Hidden => new()
    {
        { "<a>12345678901234567890\u0001", XmlError.TextTooLong },
        { "<a>12345678901234567890&x;", XmlError.TextTooLong },
        { "<a>12345678901234567890]]>", XmlError.TextTooLong },
        { "<a b='12345678901234567890<", XmlError.TextTooLong },
        { "<a><!--12345678901234567890--x", XmlError.TextTooLong },
        { "<a><![CDATA[12345678901234567890\u0002", XmlError.TextTooLong },
        { "<abcdefghijk:l:m", XmlError.NameTooLong },
        { "<abcdefghi=", XmlError.NameTooLong },
        { "<a>1</a><b/>" + "12345678901234567890123456789012345678901234567890", XmlError.MultipleRoots },
    };

    [Theory]
    [MemberData(nameof(Edges))]
    public void TryRead_AtALimit_IsReadAndBeyondItRefused(string inside, string beyond, XmlError error, int position)
    {
        Assert.EndsWith("end", Trace(inside, int.MaxValue), StringComparison.Ordinal);
        string refused = Trace(beyond, int.MaxValue);
        Assert.StartsWith($"{error} {position} ", refused.Split('\n')[^1], StringComparison.Ordinal);
        for (int pieceBytes = 1; pieceBytes < 6; pieceBytes++)
        {
            Assert.Equal(Trace(inside, int.MaxValue), Trace(inside, pieceBytes));
            Assert.Equal(refused, Trace(beyond, pieceBytes));
        }
    }

    [Theory]
    [MemberData(nameof(Hidden))]
    public void TryRead_ErrorBehindALimit_IsNeverSeen(string document, XmlError error)
    {
        string whole = Trace(document, int.MaxValue);
        Assert.StartsWith(error.ToString(), whole.Split('\n')[^1], StringComparison.Ordinal);
        for (int pieceBytes = 1; pieceBytes < 40; pieceBytes++)
        {
            Assert.Equal(whole, Trace(document, pieceBytes));
        }
    }

    [Fact]
    public void TryRead_EndlessNode_IsRefusedBeforeItIsComplete()
    {
        using Utf8XmlReader reader = new(Small);
        reader.Append("<a>1"u8);
        Assert.Equal(XmlReadResult.Node, reader.TryRead());
        Assert.Equal(XmlReadResult.NeedMore, reader.TryRead());
        reader.Append("2345678901234567890123456789012345678"u8);
        Assert.Equal((XmlReadResult.Error, XmlError.TextTooLong), (reader.TryRead(), reader.Error));
    }

    [Fact]
    public void Append_BeyondTheDocumentLimit_BuffersNothing()
    {
        using Utf8XmlReader reader = new(new Utf8XmlReaderOptions { MaxDocumentBytes = 10 });
        reader.Append("<a>\u00e9\u00e9\u00e9\u00e9"u8);
        for (int i = 0; i < 100; i++)
        {
            reader.Append(new byte[100_000]);
        }

        Assert.Equal(XmlReadResult.Node, reader.TryRead());
        Assert.Equal((XmlReadResult.Error, XmlError.DocumentTooLong, 9L), (reader.TryRead(), reader.Error, reader.ErrorBytePosition));
    }

    [Theory]
    [InlineData("MaxDepth")]
    [InlineData("MaxAttributes")]
    [InlineData("MaxNameBytes")]
    [InlineData("MaxTextBytes")]
    [InlineData("MaxDocumentBytes")]
    public void Constructor_LimitOfZero_IsRefused(string limit)
    {
        Utf8XmlReaderOptions options = limit switch
        {
            "MaxDepth" => new() { MaxDepth = 0 },
            "MaxAttributes" => new() { MaxAttributes = 0 },
            "MaxNameBytes" => new() { MaxNameBytes = 0 },
            "MaxTextBytes" => new() { MaxTextBytes = 0 },
            _ => new() { MaxDocumentBytes = 0 },
        };
        Assert.Throws<ArgumentOutOfRangeException>(() => new Utf8XmlReader(options));
    }

    [Theory]
    [InlineData("<a/>\0", true)]
    [InlineData("<a/> \n\0\0\0", true)]
    [InlineData("<a/>\0\0x", false)]
    [InlineData("<a/>\0 ", false)]
    [InlineData("<a>\0</a>", false)]
    [InlineData("<!---->\0", false)]
    public void TryRead_TrailingNuls_AreIgnoredOnlyIfAllowed(string document, bool accepted)
    {
        foreach (int pieceBytes in (int[])[1, int.MaxValue])
        {
            string allowed = Trace(document, pieceBytes, new Utf8XmlReaderOptions { AllowTrailingNuls = true });
            Assert.Equal(accepted, allowed.EndsWith("end", StringComparison.Ordinal));
            string strict = Trace(document, pieceBytes, Utf8XmlReaderOptions.Default);
            Assert.StartsWith(nameof(XmlError.InvalidCharacter), strict.Split('\n')[^1], StringComparison.Ordinal);
        }
    }

    private static Utf8XmlReaderOptions Small => new()
    {
        MaxDepth = 3,
        MaxAttributes = 3,
        MaxNameBytes = 8,
        MaxTextBytes = 16,
        MaxDocumentBytes = 50,
    };

    private static string Trace(string document, int pieceBytes) => Trace(document, pieceBytes, Small);

    private static string Trace(string document, int pieceBytes, Utf8XmlReaderOptions options)
    {
        using Utf8XmlReader reader = new(options);
        return ReaderHarness.Trace(reader, ReaderHarness.Cut(ReaderHarness.Utf8(document), pieceBytes));
    }
}
