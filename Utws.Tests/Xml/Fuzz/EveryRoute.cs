using System.Text;
using Utws.Core.Xml;
using Utws.Tests.Xml.Suites;

namespace Utws.Tests.Xml.Fuzz;

/// <summary>Reads a document whole, byte by byte and as an XmlReader, and demands that all three agree.</summary>
internal static class EveryRoute
{
    public static ReadOutcome Read(string document, Utf8XmlReaderOptions? options = null) => Read(Encoding.UTF8.GetBytes(document), options);

    public static ReadOutcome Read(byte[] document, Utf8XmlReaderOptions? options = null)
    {
        using Utf8XmlReader reader = new(options);
        ReadOutcome whole = PushFace.Read(reader, document);
        Assert.Equal(whole, PushFace.ReadByteByByte(reader, document));
        Assert.Equal(whole, PullFace.Read(reader, document));
        return whole;
    }

    public static void AssertAccepts(byte[] document, Utf8XmlReaderOptions? options = null)
    {
        ReadOutcome outcome = Read(document, options);
        Assert.True(outcome.Accepts, outcome.ToString());
    }

    public static void AssertAccepts(string document, Utf8XmlReaderOptions? options = null) => AssertAccepts(Encoding.UTF8.GetBytes(document), options);

    public static void AssertRefuses(byte[] document, XmlError reason, int line, int position, Utf8XmlReaderOptions? options = null)
    {
        ReadOutcome outcome = Read(document, options);
        Assert.Equal((false, reason.ToString(), line, position), (outcome.Accepts, outcome.Reason, outcome.Line, outcome.Position));
    }

    public static void AssertRefuses(string document, XmlError reason, int line, int position, Utf8XmlReaderOptions? options = null) =>
        AssertRefuses(Encoding.UTF8.GetBytes(document), reason, line, position, options);
}
