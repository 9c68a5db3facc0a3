using System.Text;
using System.Text.RegularExpressions;
using Utws.Tests.Support;
using Utws.Tests.Xml.Suites;

namespace Utws.Tests.Soap;

/// <summary>
/// The requests of the W3C's SOAP 1.2 test collection, each with its body replaced by a call of our operation: what is left are
/// their headers and envelopes, for a node that understands no header and plays no role but the ultimate receiver's.
/// </summary>
public sealed partial class W3CHeaderRequestTests(DocumentedServer fixture) : IClassFixture<DocumentedServer>
{
    private const string Folder = "/RequestMessages/SOAP12Req";
    private const int Requests = 54;

    // What is not answered, and by which fault. T14, T23 and T39 have a mustUnderstand that is no boolean: the collection refuses
    // it, the old runtime took it for none (4.21), and so do we. T7_A and T8_A are not well-formed where they were found.
    private static readonly Dictionary<string, string> s_refused = new(StringComparer.Ordinal)
    {
        ["T12"] = "MustUnderstand: SOAP header Unknown was not understood.",
        ["T13"] = "MustUnderstand: SOAP header Unknown was not understood.",
        ["T17_A"] = "MustUnderstand: SOAP header Unknown was not understood.",
        ["T22"] = "MustUnderstand: SOAP header echoOk was not understood.",
        ["T23"] = "MustUnderstand: SOAP header Unknown was not understood.",
        ["T32"] = "MustUnderstand: SOAP header requiredHeader was not understood.",
        ["T35"] = "MustUnderstand: SOAP header Unknown was not understood.",
        ["T36"] = "MustUnderstand: SOAP header Unknown was not understood.",
        ["T75"] = "MustUnderstand: SOAP header echoResolvedRef was not understood.",
        ["T24"] = "VersionMismatch: Possible SOAP version mismatch: Envelope namespace http://wrong-version/ was unexpected.",
        ["T30"] = "VersionMismatch: Possible SOAP version mismatch: Envelope namespace http://schemas.xmlsoap.org/soap/envelope was unexpected.",
        ["T25"] = "Receiver: Server was unable to process request. ---> DTD is prohibited in this XML document.",
        ["T69"] = "Receiver: Server was unable to process request. ---> Request format is invalid: Missing required soap:Body element.",
        ["T7_A"] = "Receiver: Server was unable to process request. ---> The 'test:Ignore' start tag",
        ["T8_A"] = "Receiver: Server was unable to process request. ---> The 'test:Ignore' start tag",
    };

    [Theory]
    [SuiteData(Suite.Soap)]
    public async Task RequestOfTheCollection_IsAnsweredUnlessAClauseForbidsIt(Suite suite)
    {
        List<string> failures = [];
        int sent = 0;
        foreach (SuiteCase @case in SuiteLibrary.Cases(suite).Where(c => c.Id.Contains(Folder, StringComparison.Ordinal)))
        {
            sent++;
            string name = Path.GetFileNameWithoutExtension(@case.Id)["SOAP12Req".Length..];
            AnswerMeaning meaning = AnswerMeaning.Of((await SendAsync(@case.Content)).Body);
            bool isAsExpected = s_refused.TryGetValue(name, out string? fault)
                ? $"{meaning.FaultCode}: {meaning.FaultText}".StartsWith(fault, StringComparison.Ordinal)
                : meaning.Items is [{ Session.ProductId: 1, Publish: "SummaryOnly" }];
            if (!isAsExpected)
            {
                failures.Add($"{name}: {meaning.Describe()}");
            }
        }

        Assert.Equal(Requests, sent);
        FailureList.AssertEmpty("Requests that came out otherwise:", failures);
    }

    private Task<RawHttpResponse> SendAsync(byte[] request)
    {
        const string Call = $"<logsAvailable xmlns=\"{WireNames.Service}\"><apiVersion>1</apiVersion><sessions>"
            + "<SessionInfo><productID>1</productID></SessionInfo></sessions></logsAvailable>";
        string body = BodyContent().Replace(Encoding.UTF8.GetString(request), "${start}" + Call + "${end}");
        return fixture.Server.SendAsync(RawHttpRequest.Soap(EnvelopeVersion.Soap12, body));
    }

    [GeneratedRegex("(?<start><env:Body[^>]*>).*(?<end></env:Body>)", RegexOptions.Singleline | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 5000)]
    private static partial Regex BodyContent();
}
