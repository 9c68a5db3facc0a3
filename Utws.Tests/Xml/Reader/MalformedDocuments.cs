using Utws.Core.Xml;

namespace Utws.Tests.Xml.Reader;

/// <summary>What a document must not look like. Each reason has its documents; the framework's reader refuses all but the deviating ones.</summary>
internal static partial class MalformedDocuments
{
    /// <summary>Documents refused with the framework's message and position.</summary>
    public static TheoryData<string, XmlError> All
    {
        get
        {
            TheoryData<string, XmlError> data = [];
            foreach ((XmlError error, string[] documents) in s_structure.Concat(s_tags).Concat(s_markup))
            {
                foreach (string document in documents)
                {
                    data.Add(document, error);
                }
            }

            return data;
        }
    }

    /// <summary>Documents refused with another message, or only here, and why.</summary>
    public static TheoryData<string, XmlError, string, string> Deviating => new()
    {
        {
            "<!DOCTYPE r><r/>", XmlError.DtdProhibited, "DTD is prohibited in this XML document.",
            "the old runtime's text, which was on the wire; today's framework adds advice for its own callers"
        },
        {
            "<r/><!ELEMENT r ANY>", XmlError.DtdProhibited, "DTD is prohibited in this XML document.", "the same"
        },
        {
            "<r><ab/", XmlError.EndOfFileInEmptyElementTag, "Unexpected end of file while parsing > has occurred. Line 1, position 7.",
            "the framework counts the column from a buffer position that it has moved"
        },
        {
            "<r a='1'\n\n", XmlError.UnclosedElements,
            "Unexpected end of file has occurred. The following elements are not closed:  Line 3, position 1.",
            "the framework takes the line ends before the end of the input back, but not the column"
        },
        {
            "\U0001F600<r/>", XmlError.InvalidRootData, "Data at the root level is invalid. Line 1, position 1.",
            "the framework takes characters outside the basic plane for invalid here"
        },
        {
            "\0<r/>", XmlError.InvalidBytes, "Invalid character in the given encoding. Line 1, position 3.",
            "the framework ignores an odd byte at the end of UTF-16 (which this looks like)"
        },
        {
            "<?xml version='1.0 '?><r/>", XmlError.InvalidVersion, "Version number '1.0 ' is invalid. Line 1, position 16.",
            "the framework compares only as many characters as there are"
        },
        {
            "<?xml version='1.0?'?><r/>", XmlError.InvalidVersion, "Version number '1.0?' is invalid. Line 1, position 16.", "the same"
        },
        {
            "<xmlns:r/>", XmlError.XmlnsElementPrefix, "The prefix 'xmlns' cannot be used for an element. Line 1, position 2.",
            "the framework does not know this rule of Namespaces in XML"
        },
        {
            "\uFEFF<?xml version='1.0' encoding='iso-8859-1'?><r/>", XmlError.EncodingMismatch,
            "The document is not in the encoding 'iso-8859-1' that it declares. Line 1, position 31.",
            "the framework goes on in the declared encoding; by 4.3.3 the contradiction is fatal"
        },
        {
            "<?xml version='1.0' encoding='utf-16LE'?><r/>", XmlError.EncodingMismatch,
            "The document is not in the encoding 'utf-16LE' that it declares. Line 1, position 31.", "the same"
        },
    };
}
