using System.Text;

namespace Utws.Tests.Xml.Suites;

/// <summary>The dump's form, by example: what is hashed must not drift.</summary>
public sealed class XmlEventDumpTests
{
    [Fact]
    public void Dump_OfAllKindsOfNodes_IsInCanonicalForm()
    {
        byte[] document = Encoding.UTF8.GetBytes(
            "<?xml version='1.0'?><!--before--> <r z='2' p:b='&#10;\\' a='1' xmlns:p='u' xmlns='d'>a&amp;<![CDATA[<]]>\t<e/><?t  d ?></r>\n<?end?>");
        string expected = string.Join(
            '\n',
            "C before",
            "S |r|d",
            "N p|u",
            "N |d",
            "A |a||1",
            "A |z||2",
            "A p|b|u|\\n\\\\",
            "T a&<\\t",
            "S |e|d",
            "E",
            "P t|d ",
            "E",
            "P end|",
            "");

        ReadOutcome outcome = PullFace.ReadWithFramework(document);

        Assert.Equal(expected, outcome.Events);
        Assert.Equal(13, outcome.EventCount);
    }

    [Fact]
    public void Dump_OfRefusedDocument_HasWhatCameBefore()
    {
        ReadOutcome outcome = PullFace.ReadWithFramework("<a>text<b></a>"u8.ToArray());

        Assert.False(outcome.Accepts);
        Assert.Equal("S |a|\nT text\nS |b|\n", outcome.Events);
        Assert.Equal((1, 13), (outcome.Line, outcome.Position));
    }
}
