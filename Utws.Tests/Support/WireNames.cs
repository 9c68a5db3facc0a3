namespace Utws.Tests.Support;

/// <summary>What crosses the wire, written down a second time: the tests take no name from the server they judge.</summary>
internal static class WireNames
{
    public const string Path = "/usagetracking/utws.asmx";
    public const string Service = "http://smarttech.com/webservices/UsageTracking/UTWS/v1";
    public const string Action = Service + "/logsAvailable";
    public const string QuotedAction = "\"" + Action + "\"";
    public const string Envelope11 = "http://schemas.xmlsoap.org/soap/envelope/";
    public const string Envelope12 = "http://www.w3.org/2003/05/soap-envelope";
    public const string SchemaInstance = "http://www.w3.org/2001/XMLSchema-instance";
    public const string Schema = "http://www.w3.org/2001/XMLSchema";
    public const string TextXml = "text/xml; charset=utf-8";
    public const string SoapXml = "application/soap+xml; charset=utf-8";
    public const string Declaration = "<?xml version=\"1.0\" encoding=\"utf-8\"?>";

    public static string EnvelopeOf(EnvelopeVersion version) => version == EnvelopeVersion.Soap11 ? Envelope11 : Envelope12;

    public static string ContentTypeOf(EnvelopeVersion version) => version == EnvelopeVersion.Soap11 ? TextXml : SoapXml;
}
