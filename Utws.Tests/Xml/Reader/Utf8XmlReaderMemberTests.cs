using System.Text;
using System.Xml;
using Utws.Core.Xml;

namespace Utws.Tests.Xml.Reader;

/// <summary>XmlReader's members one by one, as its documentation has them; those that lockstep walks over are there.</summary>
public sealed class Utf8XmlReaderMemberTests
{
    [Theory]
    [InlineData("<a>0123456789</a>", 3)]
    [InlineData("<a>x\U0001F600y\U0001F600&amp;\u00e9</a>", 2)]
    [InlineData("<a><![CDATA[ab\r\nc]]></a>", 100)]
    [InlineData("<a><!--comment--></a>", 1)]
    public void ReadValueChunk_AnySize_GivesTheValueWithoutSplittingPairs(string document, int size)
    {
        foreach (XmlReader reader in new XmlReader[] { ReaderHarness.CreateFrameworkReader(ReaderHarness.Utf8(document)), ReaderHarness.Open(document) })
        {
            using (reader)
            {
                reader.Read();
                reader.Read();
                Assert.True(reader.CanReadValueChunk);
                StringBuilder value = new();
                char[] buffer = new char[size + 2];
                int count;
                while ((count = reader.ReadValueChunk(buffer, 1, size)) > 0)
                {
                    Assert.False(char.IsHighSurrogate(buffer[count]));
                    value.Append(buffer, 1, count);
                }

                using Utf8XmlReader whole = ReaderHarness.Open(document);
                whole.Read();
                whole.Read();
                Assert.Equal(whole.Value, value.ToString());
                Assert.Empty(reader.Value);
                Assert.True(reader.Read());
                Assert.Equal(XmlNodeType.EndElement, reader.NodeType);
            }
        }
    }

    [Fact]
    public void ReadValueChunk_ThenValue_GivesTheRest()
    {
        foreach (XmlReader reader in new XmlReader[] { ReaderHarness.CreateFrameworkReader("<a b='12345'/>"u8.ToArray()), ReaderHarness.Open("<a b='12345'/>") })
        {
            using (reader)
            {
                reader.Read();
                reader.MoveToFirstAttribute();
                Assert.Equal(2, reader.ReadValueChunk(new char[2], 0, 2));
                Assert.Equal("345", reader.Value);
            }
        }
    }

    [Fact]
    public void ReadValueChunk_WrongUse_IsRefused()
    {
        using Utf8XmlReader reader = ReaderHarness.Open("<a>\U0001F600</a>");
        reader.Read();
        Assert.Throws<InvalidOperationException>(() => reader.ReadValueChunk(new char[1], 0, 1));
        reader.Read();
        Assert.Throws<ArgumentNullException>(() => reader.ReadValueChunk(null!, 0, 1));
        Assert.Throws<ArgumentOutOfRangeException>(() => reader.ReadValueChunk(new char[1], 1, 1));
        Assert.Throws<ArgumentOutOfRangeException>(() => reader.ReadValueChunk(new char[1], -1, 1));
        Assert.Throws<ArgumentOutOfRangeException>(() => reader.ReadValueChunk(new char[1], 0, -1));
        Assert.Equal(0, reader.ReadValueChunk(new char[1], 0, 0));
        Assert.Throws<XmlException>(() => reader.ReadValueChunk(new char[1], 0, 1));
        Assert.Equal(2, reader.ReadValueChunk(new char[2], 0, 2));
    }

    [Theory]
    [InlineData("<a><b>AAECAwQFBgcICQ==</b><c/></a>", false, 3)]
    [InlineData("<a><b> AAEC AwQF <!--x-->BgcI<![CDATA[CQ=]]>=\n</b><c/></a>", false, 4)]
    [InlineData("<a><b>00 0102030 4050<?p?>60708<![CDATA[09]]></b><c/></a>", true, 1)]
    [InlineData("<a><b>000102030405060708090</b><c/></a>", true, 64)]
    [InlineData("<a><b></b><c/></a>", false, 5)]
    [InlineData("<a><b/><c/></a>", false, 5)]
    [InlineData("<a><b><!--x--></b><c/></a>", false, 5)]
    public void ReadElementContentAsBinary_AnySize_EqualsTheFramework(string document, bool isHex, int size)
    {
        string expected = ReadBinary(ReaderHarness.CreateFrameworkReader(ReaderHarness.Utf8(document)), isHex, size, element: true);
        Assert.Equal(expected, ReadBinary(ReaderHarness.Open(document), isHex, size, element: true));
        Assert.EndsWith("c", expected, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("<a><b>AAECAwQFBgcICQ==</b><c/></a>", false, 3)]
    [InlineData("<a><b><!--x-->AAEC<d/>AwQF</b><c/></a>", false, 100)]
    [InlineData("<a><b>0001020304</b><c/></a>", true, 2)]
    public void ReadContentAsBinary_AnySize_EqualsTheFramework(string document, bool isHex, int size)
    {
        string expected = ReadBinary(ReaderHarness.CreateFrameworkReader(ReaderHarness.Utf8(document)), isHex, size, element: false);
        Assert.Equal(expected, ReadBinary(ReaderHarness.Open(document), isHex, size, element: false));
    }

    [Fact]
    public void ReadBinary_ThenRead_GoesBehindTheContent()
    {
        foreach (bool element in new[] { false, true })
        {
            const string Document = "<a><b>AAEC<!--x-->AwQF</b><c/></a>";
            using XmlReader expected = ReaderHarness.CreateFrameworkReader(ReaderHarness.Utf8(Document));
            using XmlReader actual = ReaderHarness.Open(Document);
            foreach (XmlReader reader in new[] { expected, actual })
            {
                reader.ReadToFollowing("b");
                if (element)
                {
                    Assert.Equal(2, reader.ReadElementContentAsBase64(new byte[2], 0, 2));
                }
                else
                {
                    reader.Read();
                    Assert.Equal(2, reader.ReadContentAsBase64(new byte[2], 0, 2));
                }

                Assert.True(reader.Read());
            }

            Lockstep.CompareNode(expected, actual);
        }
    }

    [Fact]
    public void ReadBinary_FromAttributeAndWrongNodes_EqualsTheFramework()
    {
        using Utf8XmlReader reader = ReaderHarness.Open("<a b='AQID'>A!</a>");
        Assert.Equal(0, reader.ReadContentAsBase64(new byte[3], 0, 3));
        reader.Read();
        Assert.True(reader.CanReadBinaryContent);
        Assert.Throws<InvalidOperationException>(() => reader.ReadContentAsBase64(new byte[3], 0, 3));
        reader.MoveToFirstAttribute();
        byte[] bytes = new byte[5];
        Assert.Equal(3, reader.ReadContentAsBase64(bytes, 0, 5));
        Assert.Equal([1, 2, 3, 0, 0], bytes);
        Assert.Throws<InvalidOperationException>(() => reader.ReadElementContentAsBase64(bytes, 0, 5));
        reader.MoveToElement();
        reader.Read();
        Assert.Throws<InvalidOperationException>(() => reader.ReadElementContentAsBase64(bytes, 0, 5));
        Assert.Throws<XmlException>(() => reader.ReadContentAsBase64(bytes, 0, 5));
    }

    [Fact]
    public void Close_Twice_ForgetsEverythingAndResetOpensAgain()
    {
        TrickleStream stream = new("<a b='c'>d</a>"u8.ToArray(), 4);
        Utf8XmlReader reader = Utf8XmlReader.Create(stream);
        reader.Read();
        reader.MoveToFirstAttribute();
        reader.Close();
        reader.Close();
        reader.Dispose();
        Assert.True(stream.IsClosed);
        Assert.Equal((ReadState.Closed, XmlNodeType.None, 0, false, 0), (reader.ReadState, reader.NodeType, reader.Depth, reader.EOF, reader.LineNumber));
        Assert.Equal((string.Empty, string.Empty, string.Empty), (reader.Name, reader.NamespaceURI, reader.Value));
        Assert.False(reader.Read());
        Assert.Null(reader.LookupNamespace("xml"));
        Assert.Throws<InvalidOperationException>(() => reader.Append("x"u8));

        reader.Reset();
        reader.Append("<e/>"u8);
        Assert.Equal((ReadState.Initial, XmlReadResult.Node, "e"), (reader.ReadState, reader.TryRead(), reader.LocalName));
        reader.Dispose();
    }

    [Fact]
    public void Reset_WithLeaveOpen_LeavesTheStreamOpen()
    {
        using TrickleStream left = new("<a/>"u8.ToArray());
        using TrickleStream closed = new("<a/>"u8.ToArray());
        using Utf8XmlReader reader = new();
        reader.Reset(left, leaveOpen: true);
        reader.Reset(closed);
        reader.Reset();
        Assert.Equal((false, true), (left.IsClosed, closed.IsClosed));
    }

    [Fact]
    public async Task Read_WithoutStreamAndInput_SaysWhatIsMissing()
    {
        using Utf8XmlReader reader = new();
        Assert.Contains("append", Assert.Throws<InvalidOperationException>(() => reader.Read()).Message, StringComparison.OrdinalIgnoreCase);
        await Assert.ThrowsAsync<InvalidOperationException>(() => reader.ReadAsync());
        reader.Append("<a/> "u8);
        Assert.True(await reader.ReadAsync());
        reader.Complete();
        Assert.True(await reader.ReadAsync());
        Assert.False(await reader.ReadAsync());
        Assert.True(reader.EOF);
    }

    [Fact]
    public void Append_AfterComplete_IsRefused()
    {
        using Utf8XmlReader reader = ReaderHarness.Open("<a/>");
        reader.Complete();
        Assert.Throws<InvalidOperationException>(() => reader.Append("x"u8));
    }

    [Fact]
    public void ResolveEntity_Always_IsRefused()
    {
        using Utf8XmlReader reader = ReaderHarness.Open("<a/>");
        Assert.False(reader.CanResolveEntity);
        Assert.Throws<InvalidOperationException>(reader.ResolveEntity);
    }

    [Fact]
    public void Settings_OfTheReader_AreWhatItDoes()
    {
        using Utf8XmlReader reader = new(new Utf8XmlReaderOptions { MaxDocumentBytes = 1234 });
        XmlReaderSettings settings = reader.Settings;
        Assert.Equal((DtdProcessing.Prohibit, ConformanceLevel.Document, true, true), (settings.DtdProcessing, settings.ConformanceLevel, settings.CheckCharacters, settings.Async));
        Assert.Equal((false, false, false, 1234L), (settings.IgnoreComments, settings.IgnoreProcessingInstructions, settings.IgnoreWhitespace, settings.MaxCharactersInDocument));
        Assert.Same(reader.NameTable, settings.NameTable);
    }

    [Fact]
    public void LookupPrefix_OfNamespacesInScope_EqualsTheFramework()
    {
        const string Document = "<a xmlns='urn:d' xmlns:p='urn:p'><b xmlns:q='urn:p' xmlns:p='urn:r'/><c xmlns=''/></a>";
        using XmlReader expected = ReaderHarness.CreateFrameworkReader(ReaderHarness.Utf8(Document));
        using XmlReader actual = ReaderHarness.Open(Document);
        while (expected.Read())
        {
            Assert.True(actual.Read());
            foreach (string uri in new[] { "urn:d", "urn:p", "urn:r", "urn:none", "http://www.w3.org/XML/1998/namespace", "http://www.w3.org/2000/xmlns/" })
            {
                Assert.Equal(((IXmlNamespaceResolver)expected).LookupPrefix(uri), ((IXmlNamespaceResolver)actual).LookupPrefix(uri));
            }
        }
    }

    [Fact]
    public void Names_AcrossDocuments_AreTheSameStringsUntilTheTableHasGrown()
    {
        using Utf8XmlReader reader = ReaderHarness.Open("<name xmlns='urn:n'/>");
        reader.Read();
        (string name, string uri) = (reader.LocalName, reader.NamespaceURI);
        Assert.Same(name, reader.NameTable.Get("name"));
        Again();
        Assert.Same(name, reader.LocalName);
        Assert.Same(uri, reader.NamespaceURI);

        for (int i = 0; i < 100; i++)
        {
            reader.NameTable.Add(new string('x', 700) + i.ToString(System.Globalization.CultureInfo.InvariantCulture));
        }

        Assert.Same(name, reader.LocalName);
        Again();
        Assert.NotSame(name, reader.LocalName);

        void Again()
        {
            reader.Reset();
            reader.Append("<name xmlns='urn:n'/>"u8);
            reader.TryRead();
        }
    }

    // The bytes in pieces, and the name of the node that the reader is on then.
    private static string ReadBinary(XmlReader reader, bool isHex, int size, bool element)
    {
        using (reader)
        {
            reader.ReadToFollowing("b");
            if (!element)
            {
                reader.Read();
            }

            StringBuilder trace = new();
            byte[] buffer = new byte[size + 1];
            int count;
            do
            {
                count = (element, isHex) switch
                {
                    (true, true) => reader.ReadElementContentAsBinHex(buffer, 1, size),
                    (true, false) => reader.ReadElementContentAsBase64(buffer, 1, size),
                    (false, true) => reader.ReadContentAsBinHex(buffer, 1, size),
                    _ => reader.ReadContentAsBase64(buffer, 1, size),
                };
                trace.Append(Convert.ToHexString(buffer, 1, count)).Append('|');
            }
            while (count > 0);
            return trace.Append(reader.NodeType).Append(' ').Append(reader.Name).ToString();
        }
    }
}
