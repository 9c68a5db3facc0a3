using System.Web.Services.Description;
using System.Web.Services.Protocols;
using Utws.Proxy;

namespace Utws.Interop
{
    /// <summary>
    /// What the tool would have generated had the WSDL declared a header: the same attributes, address and version, and one header.
    /// </summary>
    [System.Web.Services.WebServiceBinding(Name = "UTWSSoap", Namespace = Service)]
    public sealed class TrailProxy : SoapHttpClientProtocol
    {
        private const string Service = "http://smarttech.com/webservices/UsageTracking/UTWS/v1";

        public TrailProxy(UTWS generated)
        {
            Url = generated.Url;
            SoapVersion = generated.SoapVersion;
        }

        public Trail Trail { get; set; } = new Trail { MustUnderstand = true };

        [SoapHeader("Trail")]
        [SoapDocumentMethod(Service + "/logsAvailable", RequestNamespace = Service, ResponseNamespace = Service,
            Use = SoapBindingUse.Literal, ParameterStyle = SoapParameterStyle.Wrapped)]
        public SessionsToPublish[] logsAvailable(int apiVersion, SessionInfo[] sessions) =>
            (SessionsToPublish[])Invoke("logsAvailable", new object[] { apiVersion, sessions })[0];
    }
}
