namespace Utws.Core.Xml;

/// <summary>Why a document was refused: one member for each rule that can be broken.</summary>
/// <remarks>Productions in brackets are those of XML 1.0 (fifth edition); NSC and NP are those of Namespaces in XML 1.0.</remarks>
public enum XmlError : byte
{
    /// <summary>No error so far.</summary>
    None,

    /// <summary>Bytes that mean nothing in the document's encoding (4.3.3), such as overlong UTF-8 or half a surrogate pair.</summary>
    InvalidBytes,

    /// <summary>The declared encoding is not known here (4.3.3, [81] EncName).</summary>
    UnknownEncoding,

    /// <summary>A 16-bit encoding is declared in a document of 8-bit units without a byte order mark (4.3.3).</summary>
    MissingByteOrderMark,

    /// <summary>The declared encoding is not the one that the document is in (4.3.3).</summary>
    EncodingMismatch,

    /// <summary>A character that no document may hold ([2] Char).</summary>
    InvalidCharacter,

    /// <summary>The input ends where more of a tag, a declaration or a reference is due ([1] document).</summary>
    UnexpectedEndOfFile,

    /// <summary>The input ends within a name ([5] Name).</summary>
    EndOfFileInName,

    /// <summary>The input ends after the slash of an empty-element tag ([44] EmptyElemTag).</summary>
    EndOfFileInEmptyElementTag,

    /// <summary>The input ends within a character reference ([66] CharRef).</summary>
    EndOfFileInReference,

    /// <summary>The input ends within a processing instruction ([16] PI).</summary>
    UnclosedInstruction,

    /// <summary>The input ends within a comment ([15] Comment).</summary>
    UnclosedComment,

    /// <summary>The input ends within a CDATA section ([18] CDSect).</summary>
    UnclosedCData,

    /// <summary>The input ends within a quoted value ([10] AttValue, [24] VersionInfo).</summary>
    UnclosedValue,

    /// <summary>The input ends while elements are open ([39] element).</summary>
    UnclosedElements,

    /// <summary>There is no root element ([1] document).</summary>
    MissingRoot,

    /// <summary>Text or a CDATA section outside the root element ([1] document, [27] Misc).</summary>
    InvalidRootData,

    /// <summary>A second root element ([1] document).</summary>
    MultipleRoots,

    /// <summary>An end tag where no element is open ([1] document).</summary>
    UnexpectedEndTag,

    /// <summary>An end tag that does not name the innermost open element (WFC: Element Type Match).</summary>
    TagMismatch,

    /// <summary>A name begins with a character that cannot begin one ([4] NameStartChar, NP [4] NCName).</summary>
    InvalidNameStart,

    /// <summary>A name holds a character that cannot be part of one ([4a] NameChar), or a second or misplaced colon (NP [7] QName).</summary>
    InvalidNameCharacter,

    /// <summary>A literal &lt; in an attribute value (WFC: No &lt; in Attribute Values).</summary>
    InvalidAttributeCharacter,

    /// <summary>No = after an attribute's name ([25] Eq).</summary>
    ExpectedEquals,

    /// <summary>No quote after an = sign ([10] AttValue).</summary>
    ExpectedQuote,

    /// <summary>No &gt; where a tag has to end ([40] STag, [42] ETag, [44] EmptyElemTag).</summary>
    ExpectedTagEnd,

    /// <summary>No white space between two attributes ([40] STag).</summary>
    ExpectedWhitespace,

    /// <summary>Only one hyphen after &lt;! ([15] Comment).</summary>
    ExpectedCommentStart,

    /// <summary>No CDATA[ after &lt;![ ([19] CDStart).</summary>
    ExpectedCDataStart,

    /// <summary>Neither a comment nor a CDATA section after &lt;! in content ([43] content).</summary>
    ExpectedCommentOrCData,

    /// <summary>No ; at the end of an entity reference ([68] EntityRef).</summary>
    ExpectedSemicolon,

    /// <summary>No white space or ?&gt; after a value of the XML declaration ([23] XMLDecl).</summary>
    ExpectedDeclarationEnd,

    /// <summary>A ? without &gt; in the XML declaration ([23] XMLDecl).</summary>
    ExpectedDeclarationClose,

    /// <summary>A document type declaration or other markup declaration outside the root element: DTDs are refused unread.</summary>
    DtdProhibited,

    /// <summary>A document type declaration in content ([28] doctypedecl).</summary>
    MisplacedDoctype,

    /// <summary>The delimiter ]]&gt; in text ([14] CharData).</summary>
    CDataEndInText,

    /// <summary>Two hyphens within a comment, or a hyphen at its end ([15] Comment).</summary>
    DoubleHyphenInComment,

    /// <summary>A processing instruction's target is a spelling of "xml" ([17] PITarget).</summary>
    InvalidInstructionTarget,

    /// <summary>An XML declaration that is not at the very start ([22] prolog).</summary>
    DeclarationNotFirst,

    /// <summary>The XML declaration has unknown, misplaced or missing parts ([23] XMLDecl, [32] SDDecl).</summary>
    InvalidDeclaration,

    /// <summary>The version is not 1 followed by a dot and digits ([26] VersionNum).</summary>
    InvalidVersion,

    /// <summary>No name after an ampersand ([68] EntityRef).</summary>
    InvalidEntityName,

    /// <summary>A reference to an entity other than the five predefined ones (WFC: Entity Declared).</summary>
    UndeclaredEntity,

    /// <summary>A decimal character reference without digits or semicolon ([66] CharRef).</summary>
    InvalidDecimalReference,

    /// <summary>A hexadecimal character reference without digits or semicolon ([66] CharRef).</summary>
    InvalidHexadecimalReference,

    /// <summary>A character reference to a number that is beyond 31 bits (WFC: Legal Character).</summary>
    ReferenceOverflow,

    /// <summary>A character reference to a number that is no character of XML (WFC: Legal Character).</summary>
    InvalidReferencedCharacter,

    /// <summary>Two attributes of one expanded name (WFC: Unique Att Spec; NSC: Attributes Unique).</summary>
    DuplicateAttribute,

    /// <summary>A prefix that is not declared (NSC: Prefix Declared).</summary>
    UndeclaredPrefix,

    /// <summary>A prefix is bound to the empty namespace name (NSC: No Prefix Undeclaring).</summary>
    EmptyNamespaceForPrefix,

    /// <summary>A prefix other than xml or xmlns, or the default, is bound to a reserved namespace name (NSC: Reserved Prefixes and Namespace Names).</summary>
    ProhibitedNamespace,

    /// <summary>The prefix xml is bound to another namespace name (NSC: Reserved Prefixes and Namespace Names).</summary>
    XmlPrefixRedefined,

    /// <summary>The prefix xmlns is declared (NSC: Reserved Prefixes and Namespace Names).</summary>
    XmlnsPrefixDeclared,

    /// <summary>The prefix xmlns is declared with its own namespace name (NSC: Reserved Prefixes and Namespace Names).</summary>
    XmlnsPrefixDeclaredAsItself,

    /// <summary>An element has the prefix xmlns (NSC: Reserved Prefixes and Namespace Names).</summary>
    XmlnsElementPrefix,

    /// <summary>xml:space is neither default nor preserve (2.10).</summary>
    InvalidXmlSpace,

    /// <summary>More elements within one another than <see cref="Utf8XmlReaderOptions.MaxDepth"/>.</summary>
    TooDeep,

    /// <summary>More attributes on a tag than <see cref="Utf8XmlReaderOptions.MaxAttributes"/>.</summary>
    TooManyAttributes,

    /// <summary>A name longer than <see cref="Utf8XmlReaderOptions.MaxNameBytes"/>.</summary>
    NameTooLong,

    /// <summary>A value longer than <see cref="Utf8XmlReaderOptions.MaxTextBytes"/>.</summary>
    TextTooLong,

    /// <summary>A document longer than <see cref="Utf8XmlReaderOptions.MaxDocumentBytes"/>.</summary>
    DocumentTooLong,
}
