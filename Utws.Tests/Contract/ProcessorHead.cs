using Utws.Core.Soap;
using Utws.Tests.Support;

namespace Utws.Tests.Contract;

/// <summary>The head of a recorded request as the endpoint hands it to the processor: HTTP has taken the white space off.</summary>
internal static class ProcessorHead
{
    public static SoapRequestHead Of(AsmxVector vector) => Of(vector.Request.SoapAction, vector.Request.ContentType);

    public static SoapRequestHead Of(MonoExchange exchange) => Of(Field(exchange, "SOAPAction"), Field(exchange, "Content-Type"));

    private static SoapRequestHead Of(string? soapAction, string? contentType) => new(soapAction?.Trim(' ', '\t'), contentType?.Trim(' ', '\t'));

    private static string? Field(MonoExchange exchange, string name) =>
        exchange.RequestHeaders.Where(h => h.Name.Equals(name, StringComparison.OrdinalIgnoreCase)).Select(h => h.Value).FirstOrDefault();
}
