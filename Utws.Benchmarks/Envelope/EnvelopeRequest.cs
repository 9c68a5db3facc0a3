using System.Text;
using Utws.Core.Soap;

namespace Utws.Benchmarks.Envelope;

/// <summary>A request's HTTP head and body for an <see cref="EnvelopeCase"/>.</summary>
/// <param name="Head">What matters of the HTTP head.</param>
/// <param name="Body">The envelope as UTF-8.</param>
internal sealed record EnvelopeRequest(SoapRequestHead Head, byte[] Body)
{
    public const string Action = RequestBodies.OperationNamespace + "/logsAvailable";

    private const string AddressingHeader =
        "<wsa:MessageID>urn:uuid:0f7b2b1c-6b7e-4f6e-9f55-0d6c1d6f2a11</wsa:MessageID>"
        + "<wsa:ReplyTo><wsa:Address>http://www.w3.org/2005/08/addressing/anonymous</wsa:Address></wsa:ReplyTo>"
        + "<wsa:To>http://customerexperience.smarttech.com/usagetracking/utws.asmx</wsa:To>"
        + "<wsa:Action>" + Action + "</wsa:Action>"
        + "<wsa:From soap:mustUnderstand=\"0\"><wsa:Address>urn:client</wsa:Address></wsa:From>";

    public static EnvelopeRequest Create(EnvelopeCase which) => which switch
    {
        EnvelopeCase.Soap11ByAction => new(
            HeadOf(soap12: false), Render(RequestBodies.Soap11Namespace, "")),
        EnvelopeCase.Soap12ByBody => new(
            new SoapRequestHead(SoapAction: null, "application/soap+xml; charset=utf-8"), Render(RequestBodies.Soap12Namespace, "")),
        EnvelopeCase.Soap12WithHeaders => new(
            HeadOf(soap12: true),
            Render(RequestBodies.Soap12Namespace, $"<soap:Header xmlns:wsa=\"http://www.w3.org/2005/08/addressing\">{AddressingHeader}</soap:Header>")),
        _ => throw new ArgumentOutOfRangeException(nameof(which), which, "No such case"),
    };

    /// <summary>The head that most clients of a version send: the operation is named in it.</summary>
    public static SoapRequestHead HeadOf(bool soap12) => soap12
        ? new SoapRequestHead(SoapAction: null, $"application/soap+xml; charset=utf-8; action=\"{Action}\"")
        : new SoapRequestHead($"\"{Action}\"", "text/xml; charset=utf-8");

    private static byte[] Render(string soap, string header) => Encoding.UTF8.GetBytes(
        "<?xml version=\"1.0\" encoding=\"utf-8\"?>"
        + "<soap:Envelope xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\" xmlns:xsd=\"http://www.w3.org/2001/XMLSchema\" xmlns:soap=\"" + soap + "\">"
        + header + "<soap:Body><logsAvailable xmlns=\"" + RequestBodies.OperationNamespace + "\" /></soap:Body></soap:Envelope>");
}
