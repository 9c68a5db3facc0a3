using System.Xml;

namespace Utws.Tests.Xml.Reader;

/// <summary>Tags and texts that one vector may or may not show whole: what is read in one step is read as it would be in many.</summary>
public sealed class Utf8XmlReaderPlainTests
{
    // Twice the vector's length, and what a byte more or less does at each end of it.
    public static TheoryData<int> Lengths => [.. Enumerable.Range(1, 34)];

    [Theory]
    [MemberData(nameof(Lengths))]
    public void Walk_NamesTextsAndBlanksOfAnyLength_EqualsTheFramework(int length)
    {
        string name = new('n', length);
        string text = new('t', length);
        string blank = "\n" + new string(' ', length - 1);
        AssertAlike($"<r><{name}>{text}</{name}><{name}>{text}</{name}></r>");
        AssertAlike($"<r>{blank}<a>{text}</a>{blank}<a>{blank}</a>{blank}<a>{blank}{text}</a>\n<a/>{blank}</r>");
        AssertAlike($"<r><{name} b='>{text}<'></{name}></r>");
        AssertAlike($"<r><{name} b='{text}>'/><{name}\n></{name}\t></r>");
        AssertAlike($"<p:{name} xmlns:p='urn:p'><p:{name}>{text}</p:{name}></p:{name}>");
        AssertAlike($"<r xml:space='preserve'>{blank}<a xml:space='default'>{blank}<b>{blank}</b></a>{blank}</r>");
    }

    [Theory]
    [MemberData(nameof(Lengths))]
    public void Walk_AByteOffAnywhere_IsRefusedAsByTheFramework(int length)
    {
        string name = new('n', length);
        for (int at = 0; at < length; at++)
        {
            foreach (char other in "\0\u0001\u007F<>&]:-0.!?/ \u00e9\u00d7")
            {
                string changed = name[..at] + other + name[(at + 1)..];
                AssertAlike($"<r><{changed}>1</{name}></r>");
                AssertAlike($"<r><{name}>1</{changed}></r>");
                AssertAlike($"<r><a>{changed}</a></r>");
                AssertAlike($"<r>{new string(' ', at)}{other}{new string(' ', length - at - 1)}<a/></r>");
            }
        }
    }

    // The same nodes or the same refusal, as a whole and byte by byte, where nothing is ever complete at the first look.
    private static void AssertAlike(string document)
    {
        byte[] bytes = ReaderHarness.Utf8(document);
        string whole = ReaderHarness.Trace(bytes);
        Assert.Equal(whole, ReaderHarness.Trace(bytes, 1));
        XmlException? refusal = ReaderHarness.ReadWithFramework(bytes);
        Assert.Equal(refusal is null, whole.EndsWith("end", StringComparison.Ordinal));
        if (refusal is null)
        {
            Lockstep.Walk(ReaderHarness.CreateFrameworkReader(bytes), Utws.Core.Xml.Utf8XmlReader.Create(new MemoryStream(bytes)));
        }
        else
        {
            Assert.EndsWith($"Line {refusal.LineNumber}, position {refusal.LinePosition}.", whole, StringComparison.Ordinal);
        }
    }
}
