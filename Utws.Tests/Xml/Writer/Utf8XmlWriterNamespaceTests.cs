using System.Xml;
using Utws.Core.Xml;

namespace Utws.Tests.Xml.Writer;

/// <summary>Namespaces in XML 1.0: declarations that the writer adds.</summary>
public sealed class Utf8XmlWriterNamespaceTests
{
    [Fact]
    public void Element_NamespaceWithoutPrefix_DeclaresTheDefaultOnce() =>
        WriterRuns.SameAsOld("<a xmlns=\"u\"><b /><b /><c xmlns=\"\" /></a>", w =>
        {
            w.WriteStartElement("a", "u");
            w.WriteElementString("b", "u", null);
            w.WriteElementString("", "b", "u", null);
            w.WriteElementString("c", "", null);
            w.WriteEndElement();
        });

    [Fact]
    public void Element_NullNamespace_TakesTheDefaultInScope() =>
        WriterRuns.SameAsOld("<a xmlns=\"u\"><b /></a>", w =>
        {
            w.WriteStartElement("a", "u");
            w.WriteElementString("b", null);
            w.WriteEndElement();
        });

    [Fact]
    public void Element_Prefix_IsDeclaredWhereNotInScope() =>
        WriterRuns.SameAsOld("<p:a xmlns:p=\"u\"><p:b /><p:c xmlns:p=\"v\"><d xmlns=\"u\" /></p:c><p:e /></p:a>", w =>
        {
            w.WriteStartElement("p", "a", "u");
            w.WriteElementString("b", "u", null);
            w.WriteStartElement("p", "c", "v");
            w.WriteElementString("d", "u", null);
            w.WriteEndElement();
            w.WriteElementString("p", "e", null, null);
            w.WriteEndElement();
        });

    [Fact]
    public void Declarations_OfTheWriter_StandAfterTheAttributesLastFirstAndDefaultAtTheEnd() =>
        WriterRuns.SameAsOld(
            "<p:a q:x=\"1\" d1p1:y=\"1\" n=\"1\" xmlns:d1p1=\"w\" xmlns:q=\"v\" xmlns:p=\"u\"><b d2p1:x=\"1\" d2p2:x=\"1\" xmlns:d2p2=\"g\" xmlns:d2p1=\"f\" xmlns=\"d\" /></p:a>",
            w =>
            {
                w.WriteStartElement("p", "a", "u");
                w.WriteAttributeString("q", "x", "v", "1");
                w.WriteAttributeString("y", "w", "1");
                w.WriteAttributeString("n", "1");
                w.WriteStartElement("", "b", "d");
                w.WriteAttributeString("x", "f", "1");
                w.WriteAttributeString("x", "g", "1");
                w.WriteEndElement();
                w.WriteEndElement();
            });

    [Fact]
    public void Declarations_NamespaceNameWithMarkup_IsEscaped() =>
        WriterRuns.SameAsOld("<p:a xmlns:p=\"u&amp;&quot;&lt;\" />", w => w.WriteElementString("p", "a", "u&\"<", null));

    [Fact]
    public void Attribute_PrefixInScope_IsUsedForANamespaceWithoutPrefix() =>
        WriterRuns.SameAsOld("<p:a p:x=\"1\" p:y=\"2\" xmlns:p=\"u\" />", w =>
        {
            w.WriteStartElement("p", "a", "u");
            w.WriteAttributeString("x", "u", "1");
            w.WriteAttributeString("p", "y", null, "2");
            w.WriteEndElement();
        });

    [Fact]
    public void Attribute_DefaultNamespace_DoesNotReachIt() =>
        WriterRuns.SameAsOld("<a d1p1:x=\"1\" xmlns:d1p1=\"u\" xmlns=\"u\" />", w =>
        {
            w.WriteStartElement("a", "u");
            w.WriteAttributeString("x", "u", "1");
            w.WriteEndElement();
        });

    [Fact]
    public void Attribute_PrefixTakenInThisTag_GetsAnother() =>
        WriterRuns.SameAsOld("<p:a d1p1:x=\"1\" xmlns:d1p1=\"v\" xmlns:p=\"u\" />", w =>
        {
            w.WriteStartElement("p", "a", "u");
            w.WriteAttributeString("p", "x", "v", "1");
            w.WriteEndElement();
        });

    [Fact]
    public void Attribute_PrefixInheritedByItsElement_GetsAnother() =>
        WriterRuns.SameAsChecking("<p:a xmlns:p=\"u\"><p:b p2:x=\"1\" xmlns:p2=\"v\" /></p:a>".Replace("p2", "d2p1", StringComparison.Ordinal), w =>
        {
            w.WriteStartElement("p", "a", "u");
            w.WriteStartElement("p", "b", "u");
            if (w is Utf8XmlWriter)
            {
                w.WriteAttributeString("p", "x", "v", "1");
            }
            else
            {
                // The framework's checking writer makes up another name.
                w.WriteAttributeString("d2p1", "x", "v", "1");
            }

            w.WriteEndElement();
            w.WriteEndElement();
        });

    [Theory]
    [InlineData("p")]
    [InlineData("xml")]
    public void Attribute_EmptyNamespace_LosesItsPrefix(string prefix) =>
        WriterRuns.SameAsChecking("<r x=\"1\" />", WriterRuns.InRoot(w => w.WriteAttributeString(prefix, "x", "", "1")));

    [Fact]
    public void Attribute_TwoPrefixesOfOneNamespace_KeepsTheOneAskedFor() =>
        WriterRuns.SameAsChecking("<r xmlns:p=\"u\" xmlns:q=\"u\" p:x=\"1\" q:y=\"2\" />", WriterRuns.InRoot(w =>
        {
            w.WriteAttributeString("xmlns", "p", null, "u");
            w.WriteAttributeString("xmlns", "q", null, "u");
            w.WriteAttributeString("p", "x", "u", "1");
            w.WriteAttributeString("q", "y", "u", "2");
        }));

    [Fact]
    public void GeneratedPrefix_InScopeAlready_IsPassedOver() =>
        Assert.Equal("<d2p1:a xmlns:d2p1=\"o\"><d2p1:b xmlns:d2p2=\"q\" d2p3:x=\"1\" xmlns:d2p3=\"u\" /></d2p1:a>", WriterRuns.Ours(w =>
        {
            w.WriteStartElement("d2p1", "a", "o");
            w.WriteStartElement("d2p1", "b", "o");
            w.WriteAttributeString("xmlns", "d2p2", null, "q");
            w.WriteAttributeString("x", "u", "1");
            w.WriteEndElement();
            w.WriteEndElement();
        }));

    [Fact]
    public void Element_XmlNamespace_HasThePrefixXmlAndNoDeclaration() =>
        WriterRuns.SameAsChecking("<xml:a><xml:b xml:c=\"1\" /></xml:a>", w =>
        {
            w.WriteStartElement("a", WriterRuns.XmlNamespace);
            w.WriteStartElement("xml", "b", WriterRuns.XmlNamespace);
            w.WriteAttributeString("c", WriterRuns.XmlNamespace, "1");
            w.WriteEndElement();
            w.WriteEndElement();
        });

    [Fact]
    public void QualifiedName_PrefixInScope_IsWritten()
    {
        WriterRuns.SameAsOld("<p:a xmlns:p=\"u\">p:bcd</p:a>", w =>
        {
            w.WriteStartElement("p", "a", "u");
            w.WriteQualifiedName("b", "u");
            w.WriteQualifiedName("c", "");
            w.WriteQualifiedName("d", null);
            w.WriteEndElement();
        });
        WriterRuns.SameAsOld("<a xmlns=\"u\">b</a>", w =>
        {
            w.WriteStartElement("a", "u");
            w.WriteQualifiedName("b", "u");
            w.WriteEndElement();
        });
    }

    [Fact]
    public void QualifiedName_InAnAttribute_DeclaresAPrefix() =>
        WriterRuns.SameAsOld("<a x=\"d1p1:b\" xmlns:d1p1=\"v\" xmlns=\"u\" />", w =>
        {
            w.WriteStartElement("a", "u");
            w.WriteStartAttribute("x");
            w.WriteQualifiedName("b", "v");
            w.WriteEndAttribute();
            w.WriteEndElement();
        });

    [Fact]
    public void QualifiedName_NamespaceUnknownInContent_IsRefused() =>
        WriterRuns.RefusedAsChecking<ArgumentException>(WriterRuns.InRoot(w => w.WriteQualifiedName("b", "v")));

    [Fact]
    public void LookupPrefix_Scopes_FindsWhatIsBoundAndNotHidden()
    {
        using Utf8XmlWriter writer = new();
        Assert.Null(writer.LookupPrefix("u"));
        writer.WriteStartElement("p", "a", "u");
        writer.WriteAttributeString("xmlns", "d");
        Assert.Equal("p", writer.LookupPrefix("u"));
        Assert.Equal("", writer.LookupPrefix("d"));
        Assert.Equal("xml", writer.LookupPrefix(WriterRuns.XmlNamespace));
        Assert.Equal("xmlns", writer.LookupPrefix(WriterRuns.XmlnsNamespace));
        writer.WriteStartElement("p", "b", "v");
        Assert.Null(writer.LookupPrefix("u"));
        Assert.Equal("p", writer.LookupPrefix("v"));
        writer.WriteEndElement();
        Assert.Equal("p", writer.LookupPrefix("u"));
        Assert.Throws<ArgumentException>(() => writer.LookupPrefix(""));
        Assert.Throws<ArgumentNullException>(() => writer.LookupPrefix(null!));
        Assert.Equal(WriteState.Content, writer.WriteState);
    }
}
