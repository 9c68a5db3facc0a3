using System.Xml;
using Utws.Core.Xml;

namespace Utws.Tests.Xml.Suites;

/// <summary>Reads a document through the members that every <see cref="XmlReader"/> has.</summary>
internal static class PullFace
{
    private static readonly XmlReaderSettings s_settings = new() { DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null };

    /// <summary>The framework's own reader: the one that the old runtime's behaviour and the recorded references come from.</summary>
    public static ReadOutcome ReadWithFramework(byte[] document)
    {
        XmlEventDump dump = new();
        try
        {
            using MemoryStream stream = new(document);
            using XmlReader reader = XmlReader.Create(stream, s_settings);
            return ReadToEnd(reader, dump);
        }
        catch (XmlException refusal)
        {
            return Refused(dump, null, refusal);
        }
    }

    /// <summary>Our reader, fed whole and read as any XmlReader is.</summary>
    public static ReadOutcome Read(Utf8XmlReader reader, byte[] document)
    {
        XmlEventDump dump = new();
        reader.Reset(XmlInputEncoding.Xml);
        reader.Append(document);
        reader.Complete();
        try
        {
            return ReadToEnd(reader, dump);
        }
        catch (XmlException refusal)
        {
            return Refused(dump, reader.Error.ToString(), refusal);
        }
    }

    private static ReadOutcome ReadToEnd(XmlReader reader, XmlEventDump dump)
    {
        while (reader.Read())
        {
            Add(reader, dump);
        }

        Assert.True(reader.EOF);
        string events = dump.Finish();
        return new ReadOutcome(true, events, dump.Count, null, null, 0, 0);
    }

    private static ReadOutcome Refused(XmlEventDump dump, string? reason, XmlException refusal)
    {
        string events = dump.Finish();
        return new ReadOutcome(false, events, dump.Count, reason, refusal.Message, refusal.LineNumber, refusal.LinePosition);
    }

    private static void Add(XmlReader reader, XmlEventDump dump)
    {
        switch (reader.NodeType)
        {
            case XmlNodeType.Element:
                bool isEmpty = reader.IsEmptyElement;
                dump.StartTag(reader.Prefix, reader.LocalName, reader.NamespaceURI);
                AddAttributes(reader, dump);
                if (isEmpty)
                {
                    dump.EndTag();
                }

                break;
            case XmlNodeType.EndElement:
                dump.EndTag();
                break;
            case XmlNodeType.Text or XmlNodeType.CDATA or XmlNodeType.Whitespace or XmlNodeType.SignificantWhitespace:
                dump.Text(reader.Value);
                break;
            case XmlNodeType.Comment:
                dump.Comment(reader.Value);
                break;
            case XmlNodeType.ProcessingInstruction:
                dump.ProcessingInstruction(reader.Name, reader.Value);
                break;
            case XmlNodeType.XmlDeclaration:
                break;
            default:
                Assert.Fail("A node that a reader without DTDs cannot have: " + reader.NodeType);
                break;
        }
    }

    private static void AddAttributes(XmlReader reader, XmlEventDump dump)
    {
        while (reader.MoveToNextAttribute())
        {
            if (reader.NamespaceURI == XmlNames.XmlnsNamespace)
            {
                dump.Declaration(reader.Prefix.Length == 0 ? "" : reader.LocalName, reader.Value);
            }
            else
            {
                dump.Attribute(reader.Prefix, reader.LocalName, reader.NamespaceURI, reader.Value);
            }
        }

        reader.MoveToElement();
    }
}
