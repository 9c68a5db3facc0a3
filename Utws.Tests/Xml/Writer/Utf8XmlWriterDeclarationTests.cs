using System.Xml;
using Utws.Core.Xml;

namespace Utws.Tests.Xml.Writer;

/// <summary>Namespace declarations and other attributes with a meaning, written by the caller.</summary>
public sealed class Utf8XmlWriterDeclarationTests
{
    [Fact]
    public void Declaration_WrittenByTheCaller_IsNotWrittenAgain() =>
        WriterRuns.SameAsOld("<p:a xmlns=\"d\" xmlns:p=\"u\" xmlns:q=\"v\"><b /><q:c xmlns:q=\"v\" /></p:a>", w =>
        {
            w.WriteStartElement("p", "a", "u");
            w.WriteAttributeString("xmlns", "d");
            w.WriteAttributeString("xmlns", "p", null, "u");
            w.WriteAttributeString("q", WriterRuns.XmlnsNamespace, "v");
            w.WriteElementString("b", "d", null);
            w.WriteStartElement("q", "c", "v");
            w.WriteAttributeString("xmlns", "q", WriterRuns.XmlnsNamespace, "v");
            w.WriteEndElement();
            w.WriteEndElement();
        });

    [Fact]
    public void Declaration_DefaultBesideANullNamespace_IsTheElementsOwn() =>
        WriterRuns.SameAsOld("<a xmlns=\"u\"><b xmlns=\"\"><c /></b></a>", w =>
        {
            w.WriteStartElement("a");
            w.WriteAttributeString("xmlns", "u");
            w.WriteStartElement("b");
            w.WriteAttributeString("xmlns", "");
            w.WriteElementString("c", "", null);
            w.WriteEndElement();
            w.WriteEndElement();
        });

    [Fact]
    public void Declaration_XmlnsPrefixAndNoLocalName_IsTheDefault() =>
        WriterRuns.SameAsOld("<a xmlns=\"u\"><b /></a>", w =>
        {
            w.WriteStartElement("a");
            w.WriteStartAttribute("xmlns", "", null);
            w.WriteString("u");
            w.WriteEndAttribute();
            w.WriteElementString("b", "u", null);
            w.WriteEndElement();
        });

    [Fact]
    public void Declaration_ValueByAnyMembers_IsWhatAReaderWillSee()
    {
        using Utf8XmlWriter writer = new();
        writer.WriteStartElement("a");
        writer.WriteStartAttribute("xmlns", "p", null);
        writer.WriteString("ur");
        writer.WriteChars("n:\"".ToCharArray(), 0, 3);
        writer.WriteCharEntity('x');
        writer.WriteSurrogateCharEntity('\uDE00', '\uD83D');
        writer.WriteEntityRef("amp");
        writer.WriteEntityRef("apos");
        writer.WriteEntityRef("gt");
        writer.WriteRaw("&#50;&lt;");
        writer.WriteText("\u00E9&"u8);
        writer.WriteInt32(7);
        writer.WriteEndAttribute();
        Assert.Equal("p", writer.LookupPrefix("urn:\"x\U0001F600&'>2<\u00E9&7"));
        writer.WriteEndElement();

        using XmlReader reader = XmlReader.Create(new MemoryStream(writer.WrittenSpan.ToArray()));
        reader.MoveToContent();
        Assert.Equal("urn:\"x\U0001F600&'>2<\u00E9&7", reader.LookupNamespace("p"));
    }

    [Theory]
    [InlineData("a&b")]
    [InlineData("&nosuch;")]
    [InlineData("&#xD800;")]
    [InlineData("&#;")]
    public void Declaration_RawValueThatIsNoText_IsRefused(string raw) =>
        WriterRuns.Refused<ArgumentException>(WriterRuns.InRoot(w =>
        {
            w.WriteStartAttribute("xmlns", "p", null);
            w.WriteRaw(raw);
            w.WriteEndAttribute();
        }));

    [Fact]
    public void Declaration_OtherNameForAPrefixOfThisTag_IsRefused()
    {
        WriterRuns.RefusedAsChecking<XmlException>(w => Declare(w, "p", "u", "p", "v"));
        WriterRuns.RefusedAsChecking<XmlException>(w => Declare(w, "", "u", "", "v"));
        WriterRuns.RefusedAsChecking<XmlException>(w => Declare(w, "", "", "", "v"));
        WriterRuns.RefusedAsChecking<XmlException>(w =>
        {
            w.WriteStartElement("p", "outer", "u");
            Declare(w, "p", "u", "p", "v");
        });
        WriterRuns.RefusedAsChecking<XmlException>(w =>
        {
            w.WriteStartElement("a");
            w.WriteAttributeString("p", "x", "u", "1");
            w.WriteAttributeString("xmlns", "p", null, "v");
        });

        static void Declare(XmlWriter writer, string prefix, string uri, string declared, string declaredUri)
        {
            writer.WriteStartElement(prefix, "a", uri);
            writer.WriteAttributeString(declared.Length == 0 ? "" : "xmlns", declared.Length == 0 ? "xmlns" : declared, WriterRuns.XmlnsNamespace, declaredUri);
        }
    }

    [Theory]
    [InlineData("p", "")]
    [InlineData("p", WriterRuns.XmlNamespace)]
    [InlineData("p", WriterRuns.XmlnsNamespace)]
    [InlineData("xml", "u")]
    [InlineData("xmlns", "u")]
    [InlineData("xmlns", WriterRuns.XmlnsNamespace)]
    public void Declaration_Reserved_IsRefused(string prefix, string value) =>
        WriterRuns.RefusedAsChecking<ArgumentException>(WriterRuns.InRoot(w => w.WriteAttributeString("xmlns", prefix, null, value)));

    [Fact]
    public void Declaration_OfXmlAsWhatItIs_IsTaken() =>
        WriterRuns.SameAsOld("<r xmlns:xml=\"http://www.w3.org/XML/1998/namespace\" />", WriterRuns.InRoot(w => w.WriteAttributeString("xmlns", "xml", null, WriterRuns.XmlNamespace)));

    [Theory]
    [InlineData("xmlns", "p", "u")]
    [InlineData("", "xmlns", "u")]
    [InlineData("q", "p", WriterRuns.XmlnsNamespace)]
    [InlineData("xml", "lang", "u")]
    [InlineData("q", "lang", WriterRuns.XmlNamespace)]
    public void Attribute_ReservedPrefixOrNamespaceWithoutItsPartner_IsRefused(string prefix, string localName, string ns) =>
        WriterRuns.RefusedAsChecking<ArgumentException>(WriterRuns.InRoot(w => w.WriteAttributeString(prefix, localName, ns, "v")));

    [Theory]
    [InlineData("xml", "u")]
    [InlineData("xmlns", WriterRuns.XmlnsNamespace)]
    [InlineData("xmlns", "u")]
    [InlineData("p", WriterRuns.XmlNamespace)]
    [InlineData("p", WriterRuns.XmlnsNamespace)]
    [InlineData("p", "")]
    [InlineData("p", null)]
    public void Element_ReservedOrUnboundPrefix_IsRefused(string prefix, string? ns) =>
        WriterRuns.RefusedAsChecking<ArgumentException>(w => w.WriteStartElement(prefix, "a", ns));

    /// <summary>Neither of the framework's writers refuses these: their output is not namespace-well-formed.</summary>
    [Theory]
    [InlineData("", WriterRuns.XmlNamespace)]
    [InlineData("", WriterRuns.XmlnsNamespace)]
    [InlineData(null, WriterRuns.XmlnsNamespace)]
    public void Element_ReservedNamespaceWithoutPrefix_IsRefused(string? prefix, string ns) =>
        WriterRuns.Refused<ArgumentException>(w => w.WriteStartElement(prefix, "a", ns));

    [Fact]
    public void Attribute_UndeclaredPrefix_IsRefused() =>
        WriterRuns.Refused<ArgumentException>(WriterRuns.InRoot(w => w.WriteAttributeString("p", "x", null, "1")));

    [Fact]
    public void Attribute_SameExpandedName_IsRefused()
    {
        WriterRuns.RefusedAsChecking<XmlException>(WriterRuns.InRoot(w => Twice(w, ("", "x", ""), ("", "x", ""))));
        WriterRuns.RefusedAsChecking<XmlException>(WriterRuns.InRoot(w => Twice(w, ("p", "x", "u"), ("q", "x", "u"))));
        WriterRuns.RefusedAsChecking<XmlException>(WriterRuns.InRoot(w => Twice(w, ("xmlns", "p", WriterRuns.XmlnsNamespace), ("xmlns", "p", WriterRuns.XmlnsNamespace))));
        WriterRuns.RefusedAsChecking<XmlException>(w =>
        {
            w.WriteStartElement("r", "v");
            Twice(w, ("", "xmlns", WriterRuns.XmlnsNamespace), ("xmlns", "", WriterRuns.XmlnsNamespace));
        });
        WriterRuns.RefusedAsChecking<XmlException>(WriterRuns.InRoot(w =>
        {
            for (int i = 0; i <= 30; i++)
            {
                w.WriteAttributeString("x" + (i % 30), "1");
            }
        }));

        static void Twice(XmlWriter writer, (string Prefix, string Name, string Uri) first, (string Prefix, string Name, string Uri) second)
        {
            writer.WriteAttributeString(first.Prefix, first.Name, first.Uri, "v");
            writer.WriteAttributeString(second.Prefix, second.Name, second.Uri, "v");
        }
    }

    [Fact]
    public void Attribute_SameLocalNameInTwoNamespaces_IsTaken() =>
        WriterRuns.SameAsOld("<r x=\"1\" p:x=\"2\" xmlns:p=\"u\" />", WriterRuns.InRoot(w =>
        {
            w.WriteAttributeString("x", "1");
            w.WriteAttributeString("p", "x", "u", "2");
        }));

    [Fact]
    public void XmlLangAndXmlSpace_Scopes_AreThoseInForce()
    {
        using Utf8XmlWriter writer = new();
        Assert.Null(writer.XmlLang);
        Assert.Equal(XmlSpace.None, writer.XmlSpace);
        writer.WriteStartElement("a");
        writer.WriteAttributeString("xml", "lang", null, "en");
        writer.WriteAttributeString("xml", "space", WriterRuns.XmlNamespace, "preserve");
        writer.WriteStartElement("b");
        Assert.Equal("en", writer.XmlLang);
        Assert.Equal(XmlSpace.Preserve, writer.XmlSpace);
        writer.WriteAttributeString("xml", "space", null, "default");
        writer.WriteStartAttribute("lang", WriterRuns.XmlNamespace);
        writer.WriteChars(['f', 'r'], 0, 2);
        writer.WriteEndAttribute();
        Assert.Equal("fr", writer.XmlLang);
        Assert.Equal(XmlSpace.Default, writer.XmlSpace);
        writer.WriteEndElement();
        Assert.Equal("en", writer.XmlLang);
        Assert.Equal(XmlSpace.Preserve, writer.XmlSpace);
        writer.WriteEndElement();
        Assert.Null(writer.XmlLang);
        Assert.Equal("<a xml:lang=\"en\" xml:space=\"preserve\"><b xml:space=\"default\" xml:lang=\"fr\" /></a>", WriterRuns.Text(writer));
    }

    [Fact]
    public void XmlSpace_OtherValue_IsRefused() =>
        WriterRuns.RefusedAsChecking<ArgumentException>(WriterRuns.InRoot(w => w.WriteAttributeString("xml", "space", null, "x")));
}
