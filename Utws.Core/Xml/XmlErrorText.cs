using System.Globalization;
using System.Text;

namespace Utws.Core.Xml;

/// <summary>The errors in words. The old runtime put these very texts on the wire, so they are the framework's wherever it has the reason.</summary>
internal static class XmlErrorText
{
    /// <summary>Adds the framework's ending with line and column.</summary>
    public static string AddPosition(string text, int line, int column) =>
        string.Create(CultureInfo.InvariantCulture, $"{text} Line {line}, position {column}.");

    /// <summary>The sentence for an error, without its position.</summary>
    public static string Describe(XmlError error, in XmlErrorDetails details) =>
        DescribeEncoding(error, details) ?? DescribeStructure(error, details) ?? DescribeTag(error, details)
            ?? DescribeReference(error, details) ?? DescribeNamespace(error, details) ?? DescribeLimit(error, details.Options);

    private static string? DescribeEncoding(XmlError error, in XmlErrorDetails details) => error switch
    {
        XmlError.InvalidBytes => "Invalid character in the given encoding.",
        XmlError.UnknownEncoding => $"System does not support '{Text(details)}' encoding.",
        XmlError.MissingByteOrderMark => "There is no Unicode byte order mark. Cannot switch to Unicode.",
        XmlError.EncodingMismatch when details.Argument is [0] => DescribeTag(XmlError.InvalidNameStart, details),
        XmlError.EncodingMismatch => $"The document is not in the encoding '{Text(details)}' that it declares.",
        XmlError.InvalidCharacter => $"{Character(details)}, is an invalid character.",
        _ => null,
    };

    private static string? DescribeStructure(XmlError error, in XmlErrorDetails details) => error switch
    {
        XmlError.UnexpectedEndOfFile => "Unexpected end of file has occurred.",
        XmlError.EndOfFileInName => EndOfFile("Name"),
        XmlError.EndOfFileInEmptyElementTag => EndOfFile(">"),
        XmlError.EndOfFileInReference => EndOfFile(string.Empty),
        XmlError.UnclosedInstruction => EndOfFile("PI"),
        XmlError.UnclosedComment => EndOfFile("Comment"),
        XmlError.UnclosedCData => EndOfFile("CDATA"),
        XmlError.UnclosedValue => "There is an unclosed literal string.",
        XmlError.UnclosedElements => $"Unexpected end of file has occurred. The following elements are not closed: {details.OpenElements}",
        XmlError.MissingRoot => "Root element is missing.",
        XmlError.InvalidRootData => "Data at the root level is invalid.",
        XmlError.MultipleRoots => "There are multiple root elements.",
        XmlError.UnexpectedEndTag => "Unexpected end tag.",
        XmlError.DtdProhibited => "DTD is prohibited in this XML document.",
        XmlError.MisplacedDoctype => "Unexpected DTD declaration.",
        XmlError.CDataEndInText => "']]>' is not allowed in character data.",
        XmlError.DoubleHyphenInComment => "An XML comment cannot contain '--', and '-' cannot be the last character.",
        XmlError.InvalidInstructionTarget => $"'{Text(details)}' is an invalid name for processing instructions.",
        XmlError.DeclarationNotFirst => "Unexpected XML declaration. The XML declaration must be the first node in the document, and no "
            + "white space characters are allowed to appear before it.",
        XmlError.InvalidDeclaration => "Syntax for an XML declaration is invalid.",
        XmlError.InvalidVersion => $"Version number '{Text(details)}' is invalid.",
        _ => null,
    };

    private static string? DescribeTag(XmlError error, in XmlErrorDetails details) => error switch
    {
        XmlError.TagMismatch => string.Create(
            CultureInfo.InvariantCulture,
            $"The '{details.OpenElements}' start tag on line {details.StartLine} position {details.StartColumn} does not match the end tag of '{Text(details)}'."),
        XmlError.InvalidNameStart => $"Name cannot begin with the {Character(details, " character")}.",
        XmlError.InvalidNameCharacter => $"The {Character(details, " character")}, cannot be included in a name.",
        XmlError.InvalidAttributeCharacter => $"{Character(details)}, is an invalid attribute character.",
        XmlError.ExpectedWhitespace => $"'{Text(details)}' is an unexpected token. Expecting white space.",
        XmlError.ExpectedEquals => Unexpected(details, "'='"),
        XmlError.ExpectedQuote => Unexpected(details, "'\"' or '''"),
        XmlError.ExpectedTagEnd => Unexpected(details, "'>'"),
        XmlError.ExpectedCommentStart => Unexpected(details, "'-'"),
        XmlError.ExpectedCDataStart => Unexpected(details, "'CDATA['"),
        XmlError.ExpectedCommentOrCData => Unexpected(details, "'<!--' or '<[CDATA['"),
        XmlError.ExpectedSemicolon => Unexpected(details, "';'"),
        XmlError.ExpectedDeclarationEnd => Unexpected(details, "'?>'"),
        XmlError.ExpectedDeclarationClose => Unexpected(details, "''>''"),
        XmlError.DuplicateAttribute => $"'{Text(details)}' is a duplicate attribute name.",
        XmlError.InvalidXmlSpace => $"'{Text(details)}' is an invalid xml:space value.",
        _ => null,
    };

    private static string? DescribeReference(XmlError error, in XmlErrorDetails details) => error switch
    {
        XmlError.InvalidEntityName => "An error occurred while parsing EntityName.",
        XmlError.UndeclaredEntity => $"Reference to undeclared entity '{Text(details)}'.",
        XmlError.InvalidDecimalReference => "Invalid syntax for a decimal numeric entity reference.",
        XmlError.InvalidHexadecimalReference => "Invalid syntax for a hexadecimal numeric entity reference.",
        XmlError.ReferenceOverflow => "Invalid value of a character entity reference.",
        XmlError.InvalidReferencedCharacter => DescribeReferencedCharacter(details.Number),
        _ => null,
    };

    private static string? DescribeNamespace(XmlError error, in XmlErrorDetails details) => error switch
    {
        XmlError.UndeclaredPrefix => $"'{Text(details)}' is an undeclared prefix.",
        XmlError.EmptyNamespaceForPrefix => "Invalid namespace declaration.",
        XmlError.ProhibitedNamespace => $"Prefix '{Text(details)}' cannot be mapped to namespace name reserved for \"xml\" or \"xmlns\".",
        XmlError.XmlPrefixRedefined => "Prefix \"xml\" is reserved for use by XML and can be mapped only to namespace name "
            + "\"http://www.w3.org/XML/1998/namespace\".",
        XmlError.XmlnsPrefixDeclared or XmlError.XmlnsPrefixDeclaredAsItself => "Prefix \"xmlns\" is reserved for use by XML.",
        XmlError.XmlnsElementPrefix => "The prefix 'xmlns' cannot be used for an element.",
        _ => null,
    };

    private static string DescribeLimit(XmlError error, Utf8XmlReaderOptions options) => error switch
    {
        XmlError.TooDeep => Limit("Elements are nested more deeply than", options.MaxDepth, "levels"),
        XmlError.TooManyAttributes => Limit("An element has more than", options.MaxAttributes, "attributes"),
        XmlError.NameTooLong => Limit("A name has more than", options.MaxNameBytes, "bytes"),
        XmlError.TextTooLong => Limit("A value has more than", options.MaxTextBytes, "bytes"),
        XmlError.DocumentTooLong => Limit("The document has more than", options.MaxDocumentBytes, "bytes"),
        _ => throw new ArgumentOutOfRangeException(nameof(error), error, "There is no text for this error."),
    };

    private static string Limit(string subject, long limit, string unit) =>
        string.Create(CultureInfo.InvariantCulture, $"{subject} {limit} {unit}.");

    private static string EndOfFile(string place) => $"Unexpected end of file while parsing {place} has occurred.";

    private static string Unexpected(in XmlErrorDetails details, string expected) =>
        $"'{Text(details)}' is an unexpected token. The expected token is {expected}.";

    private static string Text(in XmlErrorDetails details) => Encoding.UTF8.GetString(details.Argument);

    private static string Character(in XmlErrorDetails details) => Character(details, string.Empty);

    private static string Character(in XmlErrorDetails details, string noun)
    {
        Rune.DecodeFromUtf8(details.Argument, out Rune rune, out _);
        return Character(rune.Value == 0 ? "." : rune.ToString(), noun, rune.Value);
    }

    private static string Character(string text, string noun, int value) =>
        string.Create(CultureInfo.InvariantCulture, $"'{text}'{noun}, hexadecimal value 0x{value:X2}");

    // The framework splits the number into surrogates first and names the half that is wrong: beyond U+10FFFF that is the high one.
    private static string DescribeReferencedCharacter(int number)
    {
        int unit = number <= char.MaxValue ? number : (char)(0xD800 + ((number - 0x10000) >> 10));
        return Character(unit == 0 ? "." : ((char)unit).ToString(), string.Empty, unit) + ", is an invalid character.";
    }
}
