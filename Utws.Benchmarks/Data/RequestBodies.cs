using System.Globalization;
using System.Text;

namespace Utws.Benchmarks;

/// <summary>Renders <c>logsAvailable</c> requests, laid out as the published contract's samples.</summary>
internal static class RequestBodies
{
    public const string OperationNamespace = "http://smarttech.com/webservices/UsageTracking/UTWS/v1";

    public const string Soap11Namespace = "http://schemas.xmlsoap.org/soap/envelope/";

    public const string Soap12Namespace = "http://www.w3.org/2003/05/soap-envelope";

    // Any fixed number does, so that two runs measure the same bytes.
    private const int Seed = 20260731;

    /// <summary>The sessions inside a named body.</summary>
    public static SampleSession[] Sessions(RequestBody body) => body switch
    {
        RequestBody.OneSession => SampleSessions.Create(1, Seed),
        RequestBody.TwoSessionsIndented => SampleSessions.Create(2, Seed),
        RequestBody.TenSessions => SampleSessions.Create(10, Seed),
        RequestBody.HundredSessions => SampleSessions.Create(100, Seed),
        RequestBody.HundredSessionsSoap12 => SampleSessions.Create(100, Seed),
        RequestBody.HundredSessionsIndented => SampleSessions.Create(100, Seed),
        RequestBody.HundredRichSessions => SampleSessions.Create(100, Seed, rich: true),
        RequestBody.ThousandSessions => SampleSessions.Create(1000, Seed),
        _ => throw new ArgumentOutOfRangeException(nameof(body), body, "No such body"),
    };

    /// <summary>Whether a named body's envelope is SOAP 1.2.</summary>
    public static bool IsSoap12(RequestBody body) => body is RequestBody.HundredSessionsSoap12;

    /// <summary>A named body as the UTF-8 bytes that a client sends, without a byte order mark.</summary>
    public static byte[] Create(RequestBody body) => Create(
        Sessions(body),
        IsSoap12(body),
        indented: body is RequestBody.TwoSessionsIndented or RequestBody.HundredSessionsIndented,
        characterReferences: body is RequestBody.HundredRichSessions);

    /// <summary>Any sessions as a request.</summary>
    /// <param name="sessions">What to announce.</param>
    /// <param name="soap12">Envelope namespace and prefix of SOAP 1.2 instead of 1.1.</param>
    /// <param name="indented">A line and two blanks a level for each element, as in the contract's samples.</param>
    /// <param name="characterReferences">Every other non-ASCII character goes as a reference, decimal and hexadecimal in turn.</param>
    public static byte[] Create(ReadOnlySpan<SampleSession> sessions, bool soap12 = false, bool indented = false, bool characterReferences = false)
    {
        string soap = soap12 ? "soap12" : "soap";
        StringBuilder xml = new();
        Line(xml, indented, 0, "<?xml version=\"1.0\" encoding=\"utf-8\"?>");
        Line(xml, indented, 0, $"<{soap}:Envelope xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\" xmlns:xsd=\"http://www.w3.org/2001/XMLSchema\" xmlns:{soap}=\"{(soap12 ? Soap12Namespace : Soap11Namespace)}\">");
        Line(xml, indented, 1, $"<{soap}:Body>");
        Line(xml, indented, 2, $"<logsAvailable xmlns=\"{OperationNamespace}\">");
        Line(xml, indented, 3, "<apiVersion>1</apiVersion>");
        Line(xml, indented, 3, "<sessions>");
        foreach (SampleSession session in sessions)
        {
            Line(xml, indented, 4, "<SessionInfo>");
            foreach ((string name, string value) in Members(session))
            {
                Line(xml, indented, 5, $"<{name}>{Escape(value, characterReferences)}</{name}>");
            }

            Line(xml, indented, 4, "</SessionInfo>");
        }

        Line(xml, indented, 3, "</sessions>");
        Line(xml, indented, 2, "</logsAvailable>");
        Line(xml, indented, 1, $"</{soap}:Body>");
        xml.Append(CultureInfo.InvariantCulture, $"</{soap}:Envelope>");
        return Encoding.UTF8.GetBytes(xml.ToString());
    }

    /// <summary>A session's members by element name, in the contract's order.</summary>
    public static IEnumerable<(string Name, string Value)> Members(SampleSession session) =>
    [
        ("productID", Number(session.ProductId)),
        ("version", session.Version),
        ("osPlatform", Number(session.OsPlatform)),
        ("osVersion", Number(session.OsVersion)),
        ("servicePack", session.ServicePack),
        ("osBits", Number(session.OsBits)),
        ("architecture", Number(session.Architecture)),
        ("langID", session.LangId),
        ("country", session.Country),
        ("locale", session.Locale),
    ];

    private static string Number(int value) => value.ToString(CultureInfo.InvariantCulture);

    private static void Line(StringBuilder xml, bool indented, int depth, string text)
    {
        if (indented)
        {
            xml.Append(' ', 2 * depth).Append(text).Append('\n');
        }
        else
        {
            xml.Append(text);
        }
    }

    private static string Escape(string value, bool characterReferences)
    {
        StringBuilder escaped = new();
        int nonAscii = 0;
        foreach (Rune rune in value.EnumerateRunes())
        {
            _ = rune.Value switch
            {
                '&' => escaped.Append("&amp;"),
                '<' => escaped.Append("&lt;"),
                '>' => escaped.Append("&gt;"),
                > 0x7F when characterReferences => (nonAscii++ % 4) switch
                {
                    0 => escaped.Append(CultureInfo.InvariantCulture, $"&#{rune.Value};"),
                    2 => escaped.Append(CultureInfo.InvariantCulture, $"&#x{rune.Value:X};"),
                    _ => escaped.Append(rune),
                },
                _ => escaped.Append(rune),
            };
        }

        return escaped.ToString();
    }
}
