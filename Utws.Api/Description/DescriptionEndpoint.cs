using System.Text;
using Utws.Api.Description.Pages;
using Utws.Core.Contract;

namespace Utws.Api.Description;

/// <summary>Answers a GET of the service file by its query: WSDL, DISCO, or a page (section 1 of the wire facts).</summary>
internal sealed class DescriptionEndpoint(UtwsSettings settings)
{
    public Task HandleAsync(HttpContext context)
    {
        ServiceQuery query = new(context.Request.QueryString.Value);

        // 1.7, 1.8: a description by name, of which the old runtime had none for this service. In this order it looked.
        if (query.Get("schema") is not null)
        {
            return SendProblemAsync(context, "Schema not found.");
        }

        if (query.Get("wsdl") is not null)
        {
            return SendProblemAsync(context, "XML Web service description was not found.");
        }

        ServiceAddress address = ServiceAddress.Of(context.Request);
        if (string.Equals(query.Nameless, "wsdl", StringComparison.OrdinalIgnoreCase))
        {
            return SendXmlAsync(context, WsdlDocument.Write(settings.PublicUrl ?? address.Url));
        }

        if (string.Equals(query.Nameless, "disco", StringComparison.OrdinalIgnoreCase))
        {
            return SendXmlAsync(context, DiscoDocument.Write(settings.PublicUrl ?? address.Url));
        }

        PageContext page = new(address, HasTestForm(context));
        return PageResponse.SendAsync(context, StatusCodes.Status200OK, query.Get("op") switch
        {
            null => ServicePage.Render(page),
            ContractDescription.OperationName => OperationPage.Render(page),
            { } unknown => UnknownOperationPage.Render(page, unknown),
        });
    }

    private bool HasTestForm(HttpContext context) => settings.TestForm switch
    {
        TestFormMode.Always => true,
        TestFormMode.Never => false,
        _ => CallerLocality.IsLocal(context),
    };

    private static Task SendXmlAsync(HttpContext context, byte[] document) =>
        ServiceAnswer.SendAsync(context, StatusCodes.Status200OK, "text/xml; charset=utf-8", document);

    private static Task SendProblemAsync(HttpContext context, string problem) => ServiceAnswer.SendAsync(
        context, StatusCodes.Status500InternalServerError, "text/plain; charset=utf-8", Encoding.UTF8.GetBytes(problem + "\r\n"));
}
