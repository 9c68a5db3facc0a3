using System.Xml;
using Utws.Core.Xml;

namespace Utws.Tests.Xml.Reader;

/// <summary>Our reader and the framework's side by side: every public member at every node, attribute and attribute value.</summary>
public sealed class Utf8XmlReaderLockstepTests
{
    public static TheoryData<string> WellFormed => [.. ReaderDocuments.WellFormed];

    [Theory]
    [MemberData(nameof(WellFormed))]
    public void Walk_HandmadeDocument_EqualsTheFramework(string document)
    {
        byte[] bytes = ReaderHarness.Utf8(document);
        Lockstep.Walk(ReaderHarness.CreateFrameworkReader(bytes), Utf8XmlReader.Create(new MemoryStream(bytes)));
    }

    [Theory]
    [MemberData(nameof(WellFormed))]
    public void Walk_OneByteAtATime_EqualsTheFramework(string document)
    {
        byte[] bytes = ReaderHarness.Utf8(document);
        Lockstep.Walk(ReaderHarness.CreateFrameworkReader(bytes), Utf8XmlReader.Create(new TrickleStream(bytes)));
    }

    [Fact]
    public void Walk_RecordedRequests_EqualTheFramework()
    {
        using Utf8XmlReader reader = new();
        int walked = 0;
        foreach (byte[] body in ReaderDocuments.Recorded)
        {
            if (ReaderHarness.ReadWithFramework(body) is null)
            {
                reader.Reset(new MemoryStream(body));
                Lockstep.Walk(ReaderHarness.CreateFrameworkReader(body), reader);
                walked++;
            }
        }

        Assert.InRange(walked, 300, int.MaxValue);
    }

    [Fact]
    public void Walk_ThroughTheBaseType_SkipsAndReadsContentAlike()
    {
        const string Document = "<a><b>1</b><c> x<!-- y -->z </c><d><e/>skipped</d><f n='1'>2.5</f><g/><h>true</h></a>";
        using XmlReader expected = ReaderHarness.CreateFrameworkReader(ReaderHarness.Utf8(Document));
        using XmlReader actual = ReaderHarness.Open(Document);
        foreach (XmlReader reader in new[] { expected, actual })
        {
            reader.ReadStartElement("a");
        }

        AssertEqual(reader => reader.ReadElementContentAsInt());
        AssertEqual(reader => reader.ReadElementContentAsString());
        AssertEqual(reader =>
        {
            reader.Skip();
            return reader.LocalName;
        });
        AssertEqual(reader => reader.MoveToContent());
        AssertEqual(reader => reader.ReadElementContentAsDecimal("f", string.Empty));
        AssertEqual(reader => reader.IsStartElement("g"));
        AssertEqual(reader => reader.ReadElementContentAsString());
        AssertEqual(reader => reader.ReadElementContentAsBoolean());
        AssertEqual(reader =>
        {
            reader.ReadEndElement();
            return reader.EOF;
        });

        void AssertEqual<T>(Func<XmlReader, T> member)
        {
            Assert.Equal(member(expected), member(actual));
            Lockstep.CompareNode(expected, actual);
        }
    }

    [Theory]
    [InlineData("b", true)]
    [InlineData("z", false)]
    public void ReadToDescendantAndSibling_FindLikeTheFramework(string name, bool found)
    {
        const string Document = "<a><x><b>1</b><y/><b>2</b></x></a>";
        using XmlReader expected = ReaderHarness.CreateFrameworkReader(ReaderHarness.Utf8(Document));
        using XmlReader actual = ReaderHarness.Open(Document);
        Assert.Equal(found, actual.ReadToFollowing("x") && actual.ReadToDescendant(name));
        Assert.Equal(found, expected.ReadToFollowing("x") && expected.ReadToDescendant(name));
        Lockstep.CompareNode(expected, actual);
        Assert.Equal(expected.ReadToNextSibling(name), actual.ReadToNextSibling(name));
        Lockstep.CompareNode(expected, actual);
    }
}
