using System.Text;
using Utws.Tests.Support;

namespace Utws.Tests.Soap;

/// <summary>
/// The published contract is its samples. Sent as printed, with values for the placeholders, they get the answer that is
/// printed below them: same elements, order, prefixes and declarations, without the white space between the elements.
/// </summary>
public sealed class ContractSampleTests(DocumentedServer fixture) : IClassFixture<DocumentedServer>
{
    [Theory]
    [InlineData(EnvelopeVersion.Soap11)]
    [InlineData(EnvelopeVersion.Soap12)]
    public async Task Sample_GetsTheSampleAnswer(EnvelopeVersion version)
    {
        ContractSample sample = ContractSample.Of(version);
        RawHttpResponse answer = await RawHttpConnection.ExchangeAsync(fixture.Server.Endpoint, sample.Request);
        Assert.Equal(200, answer.Status);
        Assert.Equal("HTTP/1.1", answer.Version);
        Assert.Equal("OK", answer.Reason);
        Assert.Equal(sample.ResponseContentType, answer.Header("Content-Type"));
        WireAssert.SameBytes(Encoding.UTF8.GetBytes(sample.ResponseBody), answer.Body.Span, version.ToString());
    }

    // The test above would hold nothing if the samples were read wrongly.
    [Theory]
    [InlineData(EnvelopeVersion.Soap11, "soap", "SOAPAction: \"http://smarttech.com/webservices/UsageTracking/UTWS/v1/logsAvailable\"\r\n")]
    [InlineData(EnvelopeVersion.Soap12, "soap12", "Content-Type: application/soap+xml; charset=utf-8\r\n")]
    public void Sample_IsReadFromThePage(EnvelopeVersion version, string prefix, string field)
    {
        ContractSample sample = ContractSample.Of(version);
        string request = Encoding.UTF8.GetString(sample.Request);
        Assert.StartsWith("POST /usagetracking/utws.asmx HTTP/1.1\r\nHost: customerexperience.smarttech.com\r\n", request, StringComparison.Ordinal);
        Assert.Contains(field, request, StringComparison.Ordinal);
        Assert.Contains("\r\n\r\n<?xml version=\"1.0\" encoding=\"utf-8\"?>\n<" + prefix + ":Envelope ", request, StringComparison.Ordinal);
        Assert.Contains("\n          <productID>4</productID>\n          <version>text 1</version>\n", request, StringComparison.Ordinal);
        Assert.EndsWith("\n</" + prefix + ":Envelope>", request, StringComparison.Ordinal);
        Assert.EndsWith(
            "<publish>Details</publish><publishUntil>1800000000</publishUntil></SessionsToPublish></logsAvailableResult>"
            + $"</logsAvailableResponse></{prefix}:Body></{prefix}:Envelope>",
            sample.ResponseBody,
            StringComparison.Ordinal);
    }
}
