namespace Utws.Tests.Xml.Fuzz;

/// <summary>Pieces of XML that a random byte would hardly ever hit on.</summary>
internal static class FuzzTokens
{
    public static readonly string[] All =
    [
        // 2.8 and 4.3.1: declarations, in the right and in the wrong place
        "<?xml version=\"1.0\"?>", "<?xml version='1.0' encoding='utf-8'?>", "<?xml version='1.1'?>", " encoding='UTF-16'", " encoding=\"iso-8859-1\"",
        " standalone='yes'", " standalone='maybe'", "<?XML a?>", "<?xml-stylesheet href='a'?>", "<?a?>", "<?a b?>", "<?a:b c?>", "?>", "<?",
        "<!DOCTYPE a>", "<!DOCTYPE a [<!ENTITY e 'x'>]>", "<!ELEMENT a ANY>", "<!doctype a>",

        // 2.5 and 2.7: comments and CDATA sections, whole and in halves
        "<!--", "-->", "--", "--->", "<!-- c -->", "<!---->", "<![CDATA[", "]]>", "]]", "]", "<![CDATA[]]>", "<![CDATA[<a>&b;]]>", "<![cdata[x]]>", "<!",

        // 3.1: tags
        "<", ">", "/>", "</", "<a>", "</a>", "<a/>", "<a />", "<a b='c'>", "</a >", "< a>", "<a b=c>", "<a b>", "<a b='1' b='2'/>", "<a b='1'c='2'/>",
        " a='b'", " a=\"b\"", " a='<'", " a = 'b' ", "='", "='", "\"", "'", "=",

        // 4.1: references
        "&amp;", "&lt;", "&gt;", "&quot;", "&apos;", "&", "&;", "&a;", "&amp", "&#65;", "&#x41;", "&#0;", "&#x0;", "&#9;", "&#xD;", "&#10;", "&#31;",
        "&#xD7FF;", "&#xD800;", "&#xDFFF;", "&#xE000;", "&#xFFFD;", "&#xFFFE;", "&#x10000;", "&#x10FFFF;", "&#x110000;", "&#99999999999;",
        "&#X41;", "&# 65;", "&#x;", "&#;", "&#00000000000000000065;", "&#xD83D;&#xDE00;",

        // Namespaces in XML 1.0
        " xmlns='u'", " xmlns=''", " xmlns:p='u'", " xmlns:p=''", " xmlns:q='u' p:a='1' q:a='2'", "<p:a/>", "<p:a xmlns:p='u'>", "</p:a>", "p:", ":", ":a", "a:b:c",
        " xmlns:xml='http://www.w3.org/XML/1998/namespace'", " xmlns:xml='u'", " xmlns:p='http://www.w3.org/XML/1998/namespace'", " xmlns:xmlns='u'",
        " xmlns:p='http://www.w3.org/2000/xmlns/'", " xmlns='http://www.w3.org/2000/xmlns/'", " xmlns='http://www.w3.org/XML/1998/namespace'", "<xmlns:a/>", "<xml:a/>",
        " xml:lang='en'", " xml:space='preserve'", " xml:space='default'", " xml:space='other'", " xml:id='1'",

        // 2.2, 2.3 and 2.11: characters, white space, line ends
        "\r", "\n", "\r\n", "\r\r\n", "\t", " ", "  ", "\0", "\u0001", "\u000b", "\u007f", "\u0085", "\u00a0", "\u00b7", "\u0300", "\u2028", "\u3000",
        "\ufeff", "\ufffd", "\ufffe", "\uffff", "\u00e9", "\u65e5\u672c", "\ud83d\ude00", "\udb80\udc00", "-", ".", "1", "_", "\u037e", "\u00d7", "\u0132",

        // the contract's own words
        "<soap:Envelope xmlns:soap=\"http://schemas.xmlsoap.org/soap/envelope/\">", "</soap:Envelope>", "<productID>1</productID>", "<SessionInfo>", "</SessionInfo>",
        " xsi:nil=\"true\"", " xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\"",
    ];

    /// <summary>What may stand in content, for the most part.</summary>
    public static readonly string[] Content =
    [
        "&amp;", "&lt;", "&#xD;", "&#10;", "&#x1F600;", "]", "]]", "]]&gt;", ">", "text", " ", "\t", "\r", "\r\n", "\n\r", "\u00e9", "\u65e5\u672c", "\ud83d\ude00", "\u0085\u2028",
        "<!-- c -->", "<!--->-->", "<!-- - -->", "<!---->", "<?a?>", "<?a b?>", "<?a  b ? > ?>", "<![CDATA[]]>", "<![CDATA[<a>&b;]]>", "<![CDATA[]]]]>", "<![CDATA[\r\n]]>",
        "<a/>", "<a\n/>", "<a></a>", "<a b='c'/>", "<a b='1' c=\"2\"></a >", "<a xmlns='u'/>", "<p:a xmlns:p='u' p:b='&#9;'/>", "<a xmlns=''><b/></a>",
        "<a b=' x\ty\nz\r\n '/>", "<a b='&#9;&#10;&#13;'/>", "<a b='>'/>", "<\u00e9l\u00e8ve/>", "<a.b-c_1/>",
        "<a xmlns:p='u' xmlns:q='v'><p:b q:c='1' p:c='2'/></a>", "<a xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\" xsi:nil=\"true\" />",
    ];

    /// <summary>What may stand in a start tag, for the most part.</summary>
    public static readonly string[] Attributes =
    [
        " z='1'", " z=\"'\"", " y = '\t'", "\nx\r\n=\n\"&lt;\"", " xmlns:zz='u'", " xmlns:zz='u' zz:z='1'", " xml:lang='en'", " xml:space='default'", " \u00e9='\u65e5'", " ", "\n", "",
    ];

    /// <summary>2.11: what a line can end with, and what it cannot.</summary>
    public static readonly string[] LineEnds = ["\n", "\r", "\r\n", "\n\r", "\r\r\n", "\u0085"];
}
