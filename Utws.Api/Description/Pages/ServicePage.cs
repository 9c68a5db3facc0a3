using Utws.Core.Contract;

namespace Utws.Api.Description.Pages;

/// <summary>The page of the service: what operations it has (9.2).</summary>
internal static class ServicePage
{
    /// <summary>The document's title, and the end of the other pages' (9.1.3).</summary>
    public const string Title = ContractDescription.ServiceName + " Web Service";

    public static Page Render(PageContext context)
    {
        ServiceAddress address = context.Address;
        string wsdl = address.FileName + "?WSDL";
        string operation = $"{address.FileName}?op={ContractDescription.OperationName}";
        return PageLayout.Render(
            Title,
            address.Path + "?disco",
            Html.Of($"<h1>{ContractDescription.ServiceName}</h1>"),
            Html.Of(
                $"""
                 <p class="intro">The following operations are supported. For a formal definition, please review the <a href="{wsdl}">Service Description</a>.</p>
                 <ul class="operations">
                 <li><a href="{operation}">{ContractDescription.OperationName}</a></li>
                 </ul>
                 """));
    }
}
