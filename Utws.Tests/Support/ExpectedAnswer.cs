using System.Globalization;
using System.Text;

namespace Utws.Tests.Support;

/// <summary>Answers written out by the letter of wire facts 3.1 to 3.11, 4.4 and the fault literals: plain string code, nothing of the server's.</summary>
internal static class ExpectedAnswer
{
    /// <summary>The body of a successful answer; <paramref name="sessions"/> null is the null array, a null item a nil one (3.7).</summary>
    public static byte[] Success(EnvelopeVersion version, AnswerForm form, IReadOnlyList<PublishedSession?>? sessions)
    {
        string envelope = WireNames.EnvelopeOf(version);
        string prefix = form == AnswerForm.Documented && version == EnvelopeVersion.Soap12 ? "soap12" : "soap";
        string soap = $" xmlns:{prefix}=\"{envelope}\"";
        string instances = $" xmlns:xsi=\"{WireNames.SchemaInstance}\" xmlns:xsd=\"{WireNames.Schema}\"";
        string declarations = form == AnswerForm.Asmx ? soap + instances : instances + soap;
        return Encoding.UTF8.GetBytes(
            $"{WireNames.Declaration}<{prefix}:Envelope{declarations}><{prefix}:Body>{Response(sessions)}</{prefix}:Body></{prefix}:Envelope>");
    }

    /// <summary>F11 or F12: a fault of the old runtime, in the version that it is answered in.</summary>
    public static byte[] Fault(EnvelopeVersion version, string code, string text) => version == EnvelopeVersion.Soap11
        ? Envelope(version, header: "", $"<soap:Fault><faultcode>soap:{code}</faultcode><faultstring>{Escape(text)}</faultstring><detail /></soap:Fault>")
        : Envelope(version, header: "", $"<soap:Fault>{Code12(code, text)}<soap:Detail /></soap:Fault>");

    /// <summary>4.19 in 1.1: the first header block that was not understood, by its local name.</summary>
    public static byte[] NotUnderstood11(string localName) => Envelope(
        EnvelopeVersion.Soap11,
        header: "",
        $"<soap:Fault><faultcode>soap:MustUnderstand</faultcode><faultstring>SOAP header {localName} was not understood.</faultstring></soap:Fault>");

    /// <summary>4.19 with deviation (c): SOAP 1.2 names every header block that was not understood.</summary>
    public static byte[] NotUnderstood12(params (string LocalName, string NamespaceUri)[] headers) => Envelope(
        EnvelopeVersion.Soap12,
        "<soap:Header>" + string.Concat(headers.Select(h => $"<soap:NotUnderstood qname=\"h:{h.LocalName}\" xmlns:h=\"{h.NamespaceUri}\" />")) + "</soap:Header>",
        $"<soap:Fault>{Code12("MustUnderstand", $"SOAP header {headers[0].LocalName} was not understood.")}</soap:Fault>");

    /// <summary>4.5: always in 1.1, with both envelopes that are spoken here.</summary>
    public static byte[] VersionMismatch(string namespaceUri) => Envelope(
        EnvelopeVersion.Soap11,
        $"<soap:Header><soap12:Upgrade xmlns:soap12=\"{WireNames.Envelope12}\">"
            + $"<soap12:SupportedEnvelope qname=\"soap:Envelope\" xmlns:soap=\"{WireNames.Envelope11}\" />"
            + $"<soap12:SupportedEnvelope qname=\"soap12:Envelope\" xmlns:soap12=\"{WireNames.Envelope12}\" /></soap12:Upgrade></soap:Header>",
        "<soap:Fault><faultcode>soap:VersionMismatch</faultcode><faultstring>Possible SOAP version mismatch: Envelope namespace "
            + $"{namespaceUri} was unexpected. Expecting {WireNames.Envelope11}.</faultstring><detail /></soap:Fault>");

    private static byte[] Envelope(EnvelopeVersion version, string header, string body) => Encoding.UTF8.GetBytes(
        $"{WireNames.Declaration}<soap:Envelope xmlns:soap=\"{WireNames.EnvelopeOf(version)}\" xmlns:xsi=\"{WireNames.SchemaInstance}\""
        + $" xmlns:xsd=\"{WireNames.Schema}\">{header}<soap:Body>{body}</soap:Body></soap:Envelope>");

    private static string Code12(string code, string text) =>
        $"<soap:Code><soap:Value>soap:{code}</soap:Value></soap:Code><soap:Reason><soap:Text xml:lang=\"en\">{Escape(text)}</soap:Text></soap:Reason>";

    private static string Response(IReadOnlyList<PublishedSession?>? sessions) => sessions switch
    {
        null => $"<logsAvailableResponse xmlns=\"{WireNames.Service}\" />",
        { Count: 0 } => $"<logsAvailableResponse xmlns=\"{WireNames.Service}\"><logsAvailableResult /></logsAvailableResponse>",
        _ => $"<logsAvailableResponse xmlns=\"{WireNames.Service}\"><logsAvailableResult>{string.Concat(sessions.Select(Item))}</logsAvailableResult></logsAvailableResponse>",
    };

    // 3.5: the order of the elements; 3.6: which are always there.
    private static string Item(PublishedSession? item)
    {
        if (item is null)
        {
            return "<SessionsToPublish xsi:nil=\"true\" />";
        }

        SessionRecord session = item.Session;
        return "<SessionsToPublish>"
            + Int("productID", session.ProductId)
            + Text("version", session.Version)
            + Int("osPlatform", session.OsPlatform)
            + Int("osVersion", session.OsVersion)
            + Text("servicePack", session.ServicePack)
            + Int("osBits", session.OsBits)
            + Int("architecture", session.Architecture)
            + Text("langID", session.LangId)
            + Text("country", session.Country)
            + Text("locale", session.Locale)
            + Text("publish", item.Publish)
            + Int("publishUntil", item.PublishUntil)
            + "</SessionsToPublish>";
    }

    private static string Int(string name, long value) => string.Create(CultureInfo.InvariantCulture, $"<{name}>{value}</{name}>");

    private static string Text(string name, string? value) => value switch
    {
        null => "",
        "" => $"<{name} />",
        _ => $"<{name}>{Escape(value)}</{name}>",
    };

    // 3.8
    private static string Escape(string text)
    {
        StringBuilder escaped = new(text.Length);
        foreach (char c in text)
        {
            _ = c switch
            {
                '<' => escaped.Append("&lt;"),
                '>' => escaped.Append("&gt;"),
                '&' => escaped.Append("&amp;"),
                '\t' or '\r' or '\n' => escaped.Append(c),
                < ' ' or '\uFFFE' or '\uFFFF' => escaped.Append(CultureInfo.InvariantCulture, $"&#x{(int)c:X};"),
                _ => escaped.Append(c),
            };
        }

        return escaped.ToString();
    }
}
