using System.Globalization;
using System.Text;
using Utws.Core.Xml;

namespace Utws.Tests.Xml.Reader;

/// <summary>A reader that has read a document of a kind reads the next one without allocating anything.</summary>
public sealed class Utf8XmlReaderAllocationTests
{
    private const string Contract = "http://smarttech.com/webservices/UsageTracking/UTWS/v1";
    private const string Soap = "http://schemas.xmlsoap.org/soap/envelope/";

    [Theory]
    [InlineData(1, false)]
    [InlineData(10, false)]
    [InlineData(1000, false)]
    [InlineData(10, true)]
    [InlineData(1000, true)]
    public void TryRead_SecondDocument_AllocatesNothing(int sessions, bool inPieces)
    {
        byte[] request = CreateRequest(sessions);
        using Utf8XmlReader reader = new();
        Assert.Equal(sessions, ReadSessions(reader, request, inPieces));
        ReadSessions(reader, request, inPieces);

        long before = GC.GetAllocatedBytesForCurrentThread();
        int read = ReadSessions(reader, request, inPieces);
        long allocated = GC.GetAllocatedBytesForCurrentThread() - before;
        Assert.Equal((sessions, 0L), (read, allocated));
    }

    [Fact]
    public void TryRead_RefusedDocument_AllocatesNothingUntilAsked()
    {
        byte[] request = [.. CreateRequest(10)[..^3], (byte)'!'];
        using Utf8XmlReader reader = new();
        ReadSessions(reader, request, inPieces: false);
        ReadSessions(reader, request, inPieces: false);

        long before = GC.GetAllocatedBytesForCurrentThread();
        ReadSessions(reader, request, inPieces: false);
        int line = reader.ErrorLineNumber;
        long allocated = GC.GetAllocatedBytesForCurrentThread() - before;
        Assert.Equal((XmlError.TagMismatch, 0L), (reader.Error, allocated));
        Assert.Equal(ReaderHarness.ReadWithFramework(request)!.LineNumber, line);
    }

    // What the contract layer does: every kind of span member, over every node.
    private static int ReadSessions(Utf8XmlReader reader, byte[] request, bool inPieces)
    {
        reader.Reset();
        int sessions = 0;
        int position = 0;
        long seen = 0;
        while (true)
        {
            switch (reader.TryRead())
            {
                case XmlReadResult.NeedMore when position == request.Length:
                    reader.Complete();
                    break;
                case XmlReadResult.NeedMore:
                    int count = inPieces ? Math.Min(1000, request.Length - position) : request.Length;
                    reader.Append(request.AsSpan(position, count));
                    position += count;
                    break;
                case XmlReadResult.Node:
                    sessions += reader.IsElement("SessionInfo"u8, "http://smarttech.com/webservices/UsageTracking/UTWS/v1"u8) ? 1 : 0;
                    seen += LookAtNode(reader);
                    break;
                default:
                    return seen > 0 ? sessions : -1;
            }
        }
    }

    private static long LookAtNode(Utf8XmlReader reader)
    {
        long seen = reader.LocalNameUtf8.Length + reader.PrefixUtf8.Length + reader.NamespaceUriUtf8.Length + reader.ValueUtf8.Length;
        for (int i = 0; i < reader.AttributeCount; i++)
        {
            seen += reader.GetAttributeLocalNameUtf8(i).Length + reader.GetAttributeValueUtf8(i).Length;
        }

        seen += reader.TryGetAttributeUtf8("id"u8, default, out ReadOnlySpan<byte> id) ? id.Length : 0;
        seen += reader.TryLookupNamespaceUtf8("soap"u8, out ReadOnlySpan<byte> uri) ? uri.Length : 0;
        return seen + reader.LineNumber + reader.LinePosition;
    }

    private static byte[] CreateRequest(int sessions)
    {
        StringBuilder request = new();
        request.Append("<?xml version=\"1.0\" encoding=\"utf-8\"?>\r\n")
            .Append(CultureInfo.InvariantCulture, $"<soap:Envelope xmlns:soap='{Soap}'>\n  <soap:Body>\n    <logsAvailable xmlns='{Contract}'>")
            .Append("<apiVersion>1</apiVersion><sessions>\n");
        for (int i = 0; i < sessions; i++)
        {
            request.Append(CultureInfo.InvariantCulture, $"<SessionInfo id='&lt;{i}&gt;'><productID>{i}</productID>\n")
                .Append("<version>11 &amp; \u00fc</version><!-- c --><locale><![CDATA[en_US]]></locale></SessionInfo>\r\n");
        }

        return ReaderHarness.Utf8(request.Append("</sessions></logsAvailable></soap:Body></soap:Envelope>").ToString());
    }
}
