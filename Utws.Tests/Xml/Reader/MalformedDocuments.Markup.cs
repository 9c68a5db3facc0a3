using Utws.Core.Xml;

namespace Utws.Tests.Xml.Reader;

internal static partial class MalformedDocuments
{
    private static readonly (XmlError Error, string[] Documents)[] s_markup =
    [
        (XmlError.UnknownEncoding,
        [
            "<?xml version='1.0' encoding='foo'?><r/>",
            "<?xml version='1.0' encoding=''?><r/>",
            "<?xml version='1.0' encoding=' utf-8'?><r/>",
        ]),
        (XmlError.MissingByteOrderMark,
        [
            "<?xml version='1.0' encoding='utf-16'?><r/>",
        ]),
        (XmlError.ExpectedCommentStart,
        [
            "<!-x-->  ",
            "<r><!-x--></r>",
        ]),
        (XmlError.ExpectedCDataStart,
        [
            "<r><![foo[]]></r>",
            "<r><![cdata[x]]></r>",
        ]),
        (XmlError.ExpectedCommentOrCData,
        [
            "<r><!foo></r>",
            "<r><!ELEMENT a></r>",
        ]),
        (XmlError.ExpectedSemicolon,
        [
            "<r>&foo </r>",
            "<r a='&x'/>",
            "<r>&lt</r>",
            "<r>&amp</r>",
        ]),
        (XmlError.ExpectedDeclarationEnd,
        [
            "<?xml version='1.0'encoding='utf-8'?><r/>",
            "<?xml version='1.0'>\n<r/>",
            "<?xml version='1.0'<r/>",
        ]),
        (XmlError.ExpectedDeclarationClose,
        [
            "<?xml version='1.0' ?x><r/>",
        ]),
        (XmlError.MisplacedDoctype,
        [
            "<r><!DOCTYPE x></r>",
        ]),
        (XmlError.CDataEndInText,
        [
            "<r>]]></r>",
            "<r>a]]>b</r>",
            "<r>\n]]></r>",
        ]),
        (XmlError.DoubleHyphenInComment,
        [
            "<r><!--abc--x",
            "<r><!-- a -- b --></r>",
            "<r><!--a---></r>",
            "<!--a--->  ",
        ]),
        (XmlError.InvalidInstructionTarget,
        [
            "<?XML version='1.0'?><r/>",
            "<r><?Xml x?></r>",
        ]),
        (XmlError.DeclarationNotFirst,
        [
            " <?xml version='1.0'?><r/>",
            "<r><?xml version='1.0'?></r>",
            "<?xml version='1.0'?><?xml version='1.0'?><r/>",
            "\n<?xml version='1.0'?><r/>",
            "<r/><?xml version='1.0'?>",
        ]),
        (XmlError.InvalidDeclaration,
        [
            "<?xml?><r/>",
            "<?xml ?><r/>",
            "<?xml version='1.0' standalone='maybe'?><r/>",
            "<?xml version=\"1.0'?><r/>",
            "<?xml version='1.0' foo='x'?><r/>",
            "<?xml encoding='utf-8'?><r/>",
            "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\" x=\"y\"?><r/>",
            "<?xml Version='1.0'?><r/>",
            "<?xml version='1.0' standalone='yes' encoding='utf-8'?><r/>",
            "<?xml version='1.0' encoding='utf-8' standalone='YES'?><r/>",
        ]),
        (XmlError.InvalidVersion,
        [
            "<?xml version=''?><r/>",
            "<?xml version='2.0'?><r/>",
            "<?xml version='1'?><r/>",
            "<?xml version='1.'?><r/>",
        ]),
        (XmlError.InvalidEntityName,
        [
            "<r>&foo",
            "<r>& </r>",
            "<r>&a:b;</r>",
            "<r>&am",
            "<r a='&'/>",
            "<r>&;</r>",
            "<r>&1;</r>",
        ]),
        (XmlError.UndeclaredEntity,
        [
            "<r>&foo;</r>",
            "<r a='&foo;'/>",
            "<r>&LT;</r>",
            "<r>&nbsp;</r>",
            "<r>&\u00E9;</r>",
        ]),
        (XmlError.InvalidDecimalReference,
        [
            "<r>&#;</r>",
            "<r>&#a;</r>",
            "<r>&#X41;</r>",
            "<r>&#65</r>",
        ]),
        (XmlError.InvalidHexadecimalReference,
        [
            "<r>&#x;</r>",
            "<r a='&#xZ;'/>",
            "<r>&#x41</r>",
        ]),
        (XmlError.ReferenceOverflow,
        [
            "<r>&#xFFFFFFFF;</r>",
            "<r>&#2147483647;</r>",
            "<r>&#2147483648;</r>",
            "<r>&#99999999999999999999;</r>",
        ]),
        (XmlError.InvalidReferencedCharacter,
        [
            "<r>&#1114112;</r>",
            "<r>&#x110000;</r>",
            "<r>&#xD800;</r>",
            "<r>&#0;</r>",
            "<r a='&#1;'/>",
            "<r>&#xFFFE;</r>",
            "<r>&#x1F;</r>",
        ]),
    ];
}
