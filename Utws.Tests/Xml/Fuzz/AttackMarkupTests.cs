using Utws.Core.Xml;

namespace Utws.Tests.Xml.Fuzz;

/// <summary>Delimiters where they do not belong, and document types in any dress.</summary>
public sealed class AttackMarkupTests
{
    // 2.5: [15] Comment
    [Theory]
    [InlineData("<a><!-- -- --></a>", 9)]
    [InlineData("<a><!--a---></a>", 9)]
    [InlineData("<a><!----->", 8)]
    [InlineData("<a><!--a--b--></a>", 9)]
    public void Read_TwoHyphensInAComment_AreRefusedThere(string document, int position) =>
        EveryRoute.AssertRefuses(document, XmlError.DoubleHyphenInComment, 1, position);

    [Theory]
    [InlineData("<a><!----></a>", "C ")]
    [InlineData("<a><!--->--></a>", "C ->")]
    [InlineData("<a><!-- - - --></a>", "C  - - ")]
    [InlineData("<a><!--<a>&b;]]>--></a>", "C <a>&b;]]>")]
    public void Read_Comment_HoldsAnythingElse(string document, string comment) =>
        Assert.Equal($"S |a|\n{comment}\nE\n", EveryRoute.Read(document).Events);

    // 2.4: [14] CharData
    [Theory]
    [InlineData("<a>]]></a>", 4)]
    [InlineData("<a>x]]]></a>", 6)]
    [InlineData("<a>]] ]]]]></a>", 9)]
    public void Read_CDataEndInText_IsRefusedThere(string document, int position)
    {
        EveryRoute.AssertRefuses(document, XmlError.CDataEndInText, 1, position);
    }

    [Theory]
    [InlineData("<a>]] ></a>", "T ]] >")]
    [InlineData("<a>]]</a>", "T ]]")]
    [InlineData("<a>]]&gt;</a>", "T ]]>")]
    [InlineData("<a>]&#93;></a>", "T ]]>")]
    [InlineData("<a><![CDATA[]]]]><![CDATA[>]]></a>", "T ]]>")]
    [InlineData("<a><![CDATA[]]]></a>", "T ]")]
    [InlineData("<a>]]<![CDATA[>]]></a>", "T ]]>")]
    [InlineData("<a b=']]>'/>", "A |b||]]>")]
    public void Read_BracketsThatEndNothing_AreText(string document, string line) =>
        Assert.Equal($"S |a|\n{line}\nE\n", EveryRoute.Read(document).Events);

    /// <summary>Refused before a byte of the declaration is looked at: no entity is ever declared, so none can grow.</summary>
    [Theory]
    [InlineData("<!DOCTYPE a>")]
    [InlineData("<!DOCTYPE a [<!ENTITY x0 'ha'><!ENTITY x1 '&x0;&x0;'><!ENTITY x2 '&x1;&x1;'><!ENTITY x3 '&x2;&x2;'>]>")]
    [InlineData("<!DOCTYPE a SYSTEM 'file:///etc/passwd'>")]
    [InlineData("<!DOCTYPE a PUBLIC '-//W3C//DTD XHTML 1.0 Strict//EN' 'http://localhost/xhtml1-strict.dtd'>")]
    [InlineData("<!DOCTYPE a [<!ENTITY % p SYSTEM 'http://localhost/p.dtd'> %p;]>")]
    [InlineData("<!DOCTYPE a [<!ATTLIST a b CDATA 'default'>]>")]
    [InlineData("<!DOCTYPE")]
    public void Read_DocumentType_IsRefused(string declaration)
    {
        foreach (string before in new[] { "", "<?xml version='1.0'?>", "<!-- c -->", "<?p?> " })
        {
            string reason = EveryRoute.Read(before + declaration + "<a>&x3;</a>").Reason!;
            Assert.Equal(nameof(XmlError.DtdProhibited), reason);
        }
    }

    [Theory]
    [InlineData("<a><!DOCTYPE a></a>")]
    [InlineData("<a/><!DOCTYPE a>")]
    [InlineData("<!doctype a><a/>")]
    [InlineData("<!ENTITY x 'y'><a/>")]
    [InlineData("<a><!ELEMENT b ANY></a>")]
    [InlineData("<![INCLUDE[<a/>]]>")]
    public void Read_DeclarationInTheWrongPlaceOrSpelling_IsRefused(string document) =>
        Assert.False(EveryRoute.Read(document).Accepts);

    // 2.1: [1] document
    [Theory]
    [InlineData("")]
    [InlineData(" ")]
    [InlineData("<!-- c -->")]
    [InlineData("<?xml version='1.0'?>")]
    [InlineData("text")]
    [InlineData("<a/>text")]
    [InlineData("<a/>&#32;")]
    [InlineData("<a/><![CDATA[]]>")]
    [InlineData("<a/><b/>")]
    [InlineData("<a></a></a>")]
    [InlineData("</a>")]
    [InlineData("<a>")]
    [InlineData("<a><b></a></b>")]
    [InlineData("<a></A>")]
    [InlineData(" <?xml version='1.0'?><a/>")]
    [InlineData("<a/><?xml version='1.0'?>")]
    [InlineData("<a><?XmL b?></a>")]
    public void Read_NotOneElement_IsRefused(string document) =>
        Assert.False(EveryRoute.Read(document).Accepts);

    // Namespaces in XML 1.0, 3 and 6.3
    [Theory]
    [InlineData("<p:a/>", XmlError.UndeclaredPrefix)]
    [InlineData("<a p:b=''/>", XmlError.UndeclaredPrefix)]
    [InlineData("<p:a><p:b xmlns:p='u'/></p:a>", XmlError.UndeclaredPrefix)]
    [InlineData("<a><b xmlns:p='u'/><p:c/></a>", XmlError.UndeclaredPrefix)]
    [InlineData("<a xmlns:p=''/>", XmlError.EmptyNamespaceForPrefix)]
    [InlineData("<a b='' b=''/>", XmlError.DuplicateAttribute)]
    [InlineData("<a xmlns='u' xmlns='v'/>", XmlError.DuplicateAttribute)]
    [InlineData("<a xmlns:p='u' xmlns:q='u' p:b='' q:b=''/>", XmlError.DuplicateAttribute)]
    [InlineData("<a xmlns:p='u&#118;' xmlns:q='uv' p:b='' q:b=''/>", XmlError.DuplicateAttribute)]
    [InlineData("<a xmlns:p='x&amp;y' xmlns:q='x&#38;y' p:b='' q:b=''/>", XmlError.DuplicateAttribute)]
    [InlineData("<a xmlns:xml='u'/>", XmlError.XmlPrefixRedefined)]
    [InlineData("<a xmlns:xmlns='u'/>", XmlError.XmlnsPrefixDeclared)]
    [InlineData("<a xmlns:p='http://www.w3.org/XML/1998/namespace'/>", XmlError.ProhibitedNamespace)]
    [InlineData("<a xmlns='http://www.w3.org/2000/xmlns/'/>", XmlError.ProhibitedNamespace)]
    [InlineData("<xmlns:a/>", XmlError.XmlnsElementPrefix)]
    public void Read_NamespaceConstraintBroken_IsRefused(string document, XmlError reason) =>
        Assert.Equal(reason.ToString(), EveryRoute.Read(document).Reason);

    [Theory]
    [InlineData("<a xmlns:p='u' xmlns='u' p:b='' b=''/>")] // 6.2: a default namespace does not hold for attributes
    [InlineData("<a xmlns:p='u' xmlns:q='U' p:b='' q:b=''/>")] // 2.3: names are compared as strings
    [InlineData("<a xmlns:p='u%61' xmlns:q='ua' p:b='' q:b=''/>")]
    [InlineData("<a b='' B=''/>")]
    [InlineData("<p:a p:b='' xmlns:p='u'/>")] // a declaration holds for its own tag, whatever the order
    [InlineData("<a xmlns:xml='http://www.w3.org/XML/1998/namespace' xml:b=''/>")]
    [InlineData("<a xmlns='u'><b xmlns=''/></a>")]
    public void Read_NamespacesAtTheEdge_AreAccepted(string document) => EveryRoute.AssertAccepts(document);
}
