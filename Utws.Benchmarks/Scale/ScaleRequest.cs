using System.Globalization;
using System.Text;
using Utws.Api.Description;
using Utws.Benchmarks.Envelope;

namespace Utws.Benchmarks.Scale;

/// <summary>A request as it goes over the wire.</summary>
/// <param name="Bytes">Head and body.</param>
/// <param name="HeadBytes">How long the head is.</param>
internal sealed record ScaleRequest(byte[] Bytes, int HeadBytes)
{
    private const int Seed = 20261127;

    /// <summary>SOAP 1.1 with so many sessions, laid out without blanks, as most clients write it.</summary>
    public static ScaleRequest Create(int sessions)
    {
        byte[] body = RequestBodies.Create(SampleSessions.Create(sessions, Seed));
        byte[] head = Encoding.ASCII.GetBytes(string.Create(
            CultureInfo.InvariantCulture,
            $"POST {ServiceRoutes.Path} HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type: text/xml; charset=utf-8\r\nSOAPAction: \"{EnvelopeRequest.Action}\"\r\nContent-Length: {body.Length}\r\n\r\n"));
        return new ScaleRequest([.. head, .. body], head.Length);
    }
}
