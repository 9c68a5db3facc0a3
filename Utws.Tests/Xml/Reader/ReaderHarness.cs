using System.Globalization;
using System.Text;
using System.Xml;
using Utws.Core.Xml;

namespace Utws.Tests.Xml.Reader;

/// <summary>Reads whole documents with either reader and writes down what it saw, one node a line.</summary>
internal static class ReaderHarness
{
    public static byte[] Utf8(string text) => Encoding.UTF8.GetBytes(text);

    /// <summary>The framework's reader as our own behaves: no DTD, everything reported.</summary>
    public static XmlReader CreateFrameworkReader(byte[] document) => XmlReader.Create(
        new MemoryStream(document),
        new XmlReaderSettings { DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null });

    /// <summary>A reader over the document, all of it appended.</summary>
    public static Utf8XmlReader Open(string document, Utf8XmlReaderOptions? options = null) => Open(Utf8(document), options);

    public static Utf8XmlReader Open(byte[] document, Utf8XmlReaderOptions? options = null, XmlInputEncoding encoding = default)
    {
        Utf8XmlReader reader = new(options);
        reader.Reset(encoding);
        reader.Append(document);
        reader.Complete();
        return reader;
    }

    /// <summary>The nodes of a document that is appended as a whole, and the error if there is one.</summary>
    public static string Trace(byte[] document, XmlInputEncoding encoding = default) => Trace(document, int.MaxValue, encoding);

    public static string Trace(string document) => Trace(Utf8(document));

    /// <summary>The same, appended in pieces of the given size.</summary>
    public static string Trace(byte[] document, int pieceBytes, XmlInputEncoding encoding = default)
    {
        using Utf8XmlReader reader = new();
        reader.Reset(encoding);
        return Trace(reader, Cut(document, pieceBytes));
    }

    /// <summary>The same, cut in two.</summary>
    public static string TraceSplit(Utf8XmlReader reader, byte[] document, int splitAt)
    {
        reader.Reset();
        return Trace(reader, [document[..splitAt], document[splitAt..]]);
    }

    public static string Trace(Utf8XmlReader reader, IEnumerable<byte[]> pieces)
    {
        StringBuilder trace = new();
        using IEnumerator<byte[]> rest = pieces.GetEnumerator();
        while (true)
        {
            switch (reader.TryRead())
            {
                case XmlReadResult.Node:
                    AppendNode(trace, reader);
                    break;
                case XmlReadResult.NeedMore when rest.MoveNext():
                    AppendBetweenPoison(reader, rest.Current);
                    break;
                case XmlReadResult.NeedMore:
                    reader.Complete();
                    break;
                case XmlReadResult.EndOfDocument:
                    return trace.Append("end").ToString();
                default:
                    return trace.Append(CultureInfo.InvariantCulture, $"{reader.Error} {reader.ErrorBytePosition} {reader.ErrorMessage}").ToString();
            }
        }
    }

    /// <summary>The framework's verdict: null, or its exception.</summary>
    public static XmlException? ReadWithFramework(byte[] document)
    {
        try
        {
            using XmlReader reader = CreateFrameworkReader(document);
            while (reader.Read())
            {
            }

            return null;
        }
        catch (XmlException exception)
        {
            return exception;
        }
    }

    /// <summary>Reads to the end or the error.</summary>
    public static XmlReadResult ReadToEnd(Utf8XmlReader reader)
    {
        XmlReadResult result;
        do
        {
            result = reader.TryRead();
        }
        while (result == XmlReadResult.Node);
        return result;
    }

    public static IEnumerable<byte[]> Cut(byte[] document, int pieceBytes)
    {
        for (int start = 0; start < document.Length; start += Math.Min(pieceBytes, document.Length - start))
        {
            yield return document.AsSpan(start, Math.Min(pieceBytes, document.Length - start)).ToArray();
        }
    }

    // 0xFF is no UTF-8 anywhere: a reader that looked outside what it was given would refuse the document.
    private static void AppendBetweenPoison(Utf8XmlReader reader, byte[] piece)
    {
        byte[] poisoned = new byte[piece.Length + 16];
        poisoned.AsSpan().Fill(0xFF);
        piece.CopyTo(poisoned, 8);
        reader.Append(poisoned.AsSpan(8, piece.Length));
        poisoned.AsSpan().Fill(0xFF);
    }

    private static void AppendNode(StringBuilder trace, Utf8XmlReader reader)
    {
        trace.Append(CultureInfo.InvariantCulture, $"{reader.NodeType} {reader.Depth} {reader.LineNumber}:{reader.LinePosition} ")
            .Append(CultureInfo.InvariantCulture, $"{Text(reader.PrefixUtf8)}|{Text(reader.LocalNameUtf8)}|{Text(reader.NamespaceUriUtf8)}")
            .Append(CultureInfo.InvariantCulture, $" '{Text(reader.ValueUtf8)}'{(reader.IsEmptyElement ? " empty" : string.Empty)}");
        for (int i = 0; i < reader.AttributeCount; i++)
        {
            trace.Append(CultureInfo.InvariantCulture, $" {Text(reader.GetAttributePrefixUtf8(i))}|{Text(reader.GetAttributeLocalNameUtf8(i))}")
                .Append(CultureInfo.InvariantCulture, $"|{Text(reader.GetAttributeNamespaceUriUtf8(i))}='{Text(reader.GetAttributeValueUtf8(i))}'");
        }

        trace.Append('\n');
    }

    private static string Text(ReadOnlySpan<byte> utf8) => Encoding.UTF8.GetString(utf8);
}
