using System.Text;
using Utws.Core.Contract;
using Utws.Core.Soap;

namespace Utws.Tests.Contract;

/// <summary>What a request can make the server do is bounded by its length, and nothing within that length is refused for being long.</summary>
public sealed class RequestBoundTests
{
    // SOAP 1.2 part 1, 5.4.8, names blocks: 170 KB of these made 100 MB of fault before there was a bound.
    [Fact]
    public void Fault_ThousandsOfBlocksNotUnderstood_NamesTheFirstFew()
    {
        string blocks = string.Concat(Enumerable.Repeat("<x:a s:mustUnderstand='1'/>", 5000));
        string envelope = "<s:Envelope xmlns:s='" + SoapNames.Envelope12Uri + "'><s:Header xmlns:x='urn:" + new string('n', 900) + "'>"
            + blocks + "</s:Header><s:Body>" + ProcessorRun.Operation("") + "</s:Body></s:Envelope>";

        SoapAnswer answer = Run(ProcessorRun.Head12, Encoding.UTF8.GetBytes(envelope));

        Assert.Equal(SoapFaultCode.MustUnderstand, answer.Fault!.Code);
        Assert.Equal(16, answer.Fault.NotUnderstood.Count);
        Assert.InRange(answer.Body.Length, 0, 32 * 1024);
    }

    [Fact]
    public void Fault_BlockInAVeryLongNamespace_IsNotNamed()
    {
        string envelope = "<s:Envelope xmlns:s='" + SoapNames.Envelope12Uri + "'><s:Header><x:a xmlns:x='urn:" + new string('n', 5000)
            + "' s:mustUnderstand='1'/></s:Header><s:Body>" + ProcessorRun.Operation("") + "</s:Body></s:Envelope>";

        SoapAnswer answer = Run(ProcessorRun.Head12, Encoding.UTF8.GetBytes(envelope));

        Assert.Equal("SOAP header a was not understood.", answer.Fault!.Text);
        Assert.DoesNotContain("NotUnderstood qname", Encoding.UTF8.GetString(answer.Body.Span), StringComparison.Ordinal);
    }

    // 4.27 and 6.35: the limit is of the bytes received, whatever they become in UTF-8.
    [Fact]
    public void Read_LongTextInALongerEncoding_IsAccepted()
    {
        string envelope = ProcessorRun.Envelope11(ProcessorRun.Operation(
            "<sessions><SessionInfo><version>" + new string('\u00E9', 3_000_000) + "</version></SessionInfo></sessions>"));

        SoapAnswer answer = Run(
            new SoapRequestHead(ProcessorRun.Action, "text/xml; charset=iso-8859-1"), Encoding.Latin1.GetBytes(envelope));

        Assert.Equal(200, answer.StatusCode);
    }

    // In 1.2 there is no actor, and in 1.1 no role: neither excuses a block of the other version.
    [Theory]
    [InlineData(SoapNames.Envelope12Uri, SoapNames.Envelope11Uri, "actor")]
    [InlineData(SoapNames.Envelope11Uri, SoapNames.Envelope12Uri, "role")]
    public void Fault_BlockForAnotherNodeInTheOtherVersionsWords_IsOurs(string envelopeUri, string otherUri, string attribute)
    {
        string envelope = "<s:Envelope xmlns:s='" + envelopeUri + "' xmlns:o='" + otherUri + "'><s:Header><a xmlns='urn:h' o:" + attribute
            + "='urn:other' s:mustUnderstand='1'/></s:Header><s:Body>" + ProcessorRun.Operation("") + "</s:Body></s:Envelope>";

        SoapAnswer answer = Run(new SoapRequestHead(null, "text/xml; charset=utf-8"), Encoding.UTF8.GetBytes(envelope));

        Assert.Equal(SoapFaultCode.MustUnderstand, answer.Fault!.Code);
    }

    // 6.30, as the framework's XmlSerializer has it: in the older namespaces the attribute is null, not nil.
    [Theory]
    [InlineData("http://www.w3.org/2001/XMLSchema-instance", "nil", 0)]
    [InlineData("http://www.w3.org/2001/XMLSchema-instance", "null", 0)]
    [InlineData("http://www.w3.org/2000/10/XMLSchema-instance", "null", 0)]
    [InlineData("http://www.w3.org/1999/XMLSchema-instance", "null", 0)]
    [InlineData("http://www.w3.org/2000/10/XMLSchema-instance", "nil", 1)]
    public void Read_NilByItsOlderNames_IsNil(string namespaceUri, string attribute, int sessions)
    {
        string answer = ProcessorRun.Run11(
            ProcessorRun.Operation("<sessions><SessionInfo xmlns:i='" + namespaceUri + "' i:" + attribute + "='true'/></sessions>"),
            new ApiVersionDecider());

        Assert.Equal(sessions, answer.Split("<SessionsToPublish>").Length - 1);
    }

    private static SoapAnswer Run(in SoapRequestHead head, byte[] body)
    {
        using SoapProcessor processor = new(new SoapProcessorOptions());
        return ProcessorRun.Run(processor, head, body, new ApiVersionDecider());
    }
}
