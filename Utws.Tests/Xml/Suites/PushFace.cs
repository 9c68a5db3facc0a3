using System.Text;
using System.Xml;
using Utws.Core.Xml;

namespace Utws.Tests.Xml.Suites;

/// <summary>Reads a document the way the server does: pieces pushed in as they arrive, names and values taken as UTF-8 spans.</summary>
internal static class PushFace
{
    /// <summary>Throws on anything that is not UTF-8, so that a span cut inside a character does not pass.</summary>
    private static readonly UTF8Encoding s_strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>Reads <paramref name="document"/>, cut at each of <paramref name="cuts"/> (ascending byte offsets).</summary>
    public static ReadOutcome Read(Utf8XmlReader reader, ReadOnlySpan<byte> document, params ReadOnlySpan<int> cuts)
    {
        XmlEventDump dump = new();
        reader.Reset(XmlInputEncoding.Xml);
        int start = 0;
        foreach (int cut in cuts)
        {
            reader.Append(document[start..cut]);
            start = cut;
            if (Drain(reader, dump) is { } early)
            {
                return early;
            }
        }

        reader.Append(document[start..]);
        reader.Complete();
        ReadOutcome? outcome = Drain(reader, dump);
        Assert.True(outcome is not null, "The reader asks for more input after Complete.");
        return outcome;
    }

    /// <summary>Reads <paramref name="document"/> one byte a piece.</summary>
    public static ReadOutcome ReadByteByByte(Utf8XmlReader reader, ReadOnlySpan<byte> document)
    {
        XmlEventDump dump = new();
        reader.Reset(XmlInputEncoding.Xml);
        for (int i = 0; i < document.Length; i++)
        {
            reader.Append(document.Slice(i, 1));
            if (Drain(reader, dump) is { } early)
            {
                return early;
            }
        }

        reader.Complete();
        ReadOutcome? outcome = Drain(reader, dump);
        Assert.True(outcome is not null, "The reader asks for more input after Complete.");
        return outcome;
    }

    /// <summary>Takes every node that the input so far holds; the outcome, or null if the reader needs more.</summary>
    private static ReadOutcome? Drain(Utf8XmlReader reader, XmlEventDump dump)
    {
        while (true)
        {
            switch (reader.TryRead())
            {
                case XmlReadResult.Node:
                    Add(reader, dump);
                    break;
                case XmlReadResult.NeedMore:
                    return null;
                case XmlReadResult.EndOfDocument:
                    string events = dump.Finish();
                    return new ReadOutcome(true, events, dump.Count, null, null, 0, 0);
                default:
                    string before = dump.Finish();
                    Assert.Equal(XmlReadResult.Error, reader.TryRead());
                    return new ReadOutcome(
                        false, before, dump.Count, reader.Error.ToString(), reader.ErrorMessage, reader.ErrorLineNumber, reader.ErrorLinePosition);
            }
        }
    }

    private static void Add(Utf8XmlReader reader, XmlEventDump dump)
    {
        switch (reader.NodeType)
        {
            case XmlNodeType.Element:
                bool isEmpty = reader.IsEmptyElement;
                AddStartTag(reader, dump);
                if (isEmpty)
                {
                    dump.EndTag();
                }

                break;
            case XmlNodeType.EndElement:
                dump.EndTag();
                break;
            case XmlNodeType.Text or XmlNodeType.CDATA or XmlNodeType.Whitespace or XmlNodeType.SignificantWhitespace:
                dump.Text(Decode(reader.ValueUtf8));
                break;
            case XmlNodeType.Comment:
                dump.Comment(Decode(reader.ValueUtf8));
                break;
            case XmlNodeType.ProcessingInstruction:
                dump.ProcessingInstruction(Decode(reader.LocalNameUtf8), Decode(reader.ValueUtf8));
                break;
            case XmlNodeType.XmlDeclaration:
                break;
            default:
                Assert.Fail("A node that a reader without DTDs cannot have: " + reader.NodeType);
                break;
        }
    }

    private static void AddStartTag(Utf8XmlReader reader, XmlEventDump dump)
    {
        string localName = Decode(reader.LocalNameUtf8);
        string namespaceUri = Decode(reader.NamespaceUriUtf8);
        string prefix = Decode(reader.PrefixUtf8);
        dump.StartTag(prefix, localName, namespaceUri);
        Assert.True(reader.IsElement(reader.LocalNameUtf8, reader.NamespaceUriUtf8), "IsElement denies the element's own name.");
        Assert.Equal(namespaceUri.Length > 0, reader.TryLookupNamespaceUtf8(reader.PrefixUtf8, out ReadOnlySpan<byte> found) && found.Length > 0);
        Assert.Equal(namespaceUri, Decode(found));

        while (reader.MoveToNextAttribute())
        {
            string value = Decode(reader.ValueUtf8);
            bool isDeclaration = reader.NamespaceUriUtf8.SequenceEqual("http://www.w3.org/2000/xmlns/"u8);
            if (isDeclaration)
            {
                dump.Declaration(reader.PrefixUtf8.IsEmpty ? "" : Decode(reader.LocalNameUtf8), value);
            }
            else
            {
                dump.Attribute(Decode(reader.PrefixUtf8), Decode(reader.LocalNameUtf8), Decode(reader.NamespaceUriUtf8), value);
            }

            Assert.True(reader.TryGetAttributeUtf8(reader.LocalNameUtf8, reader.NamespaceUriUtf8, out ReadOnlySpan<byte> again) || isDeclaration);
            Assert.True(isDeclaration || Decode(again) == value, "TryGetAttributeUtf8 gives another value than the attribute itself.");
        }

        reader.MoveToElement();
    }

    private static string Decode(ReadOnlySpan<byte> utf8) => s_strict.GetString(utf8);
}
