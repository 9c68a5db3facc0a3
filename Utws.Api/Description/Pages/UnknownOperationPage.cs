using Utws.Core.Contract;

namespace Utws.Api.Description.Pages;

/// <summary>The page for an operation that the service does not have (9.4).</summary>
internal static class UnknownOperationPage
{
    private const string Heading = "Method Not Found";

    /// <param name="context">The request.</param>
    /// <param name="operation">What was asked for, as the client sent it, decoded.</param>
    public static Page Render(PageContext context, string operation) => PageLayout.Render(
        $"{Heading} – {ServicePage.Title}",
        context.Address.Path + "?disco",
        OperationPage.Head,
        // A name in a right-to-left script, or one that tries to turn the sentence around, stays within its quotes.
        Html.Of(
            $"""
             {OperationPage.WayBack(context.Address)}
             <h1>{Heading}</h1>
             <p>Method '<bdi>{operation}</bdi>' was not found in service {ContractDescription.ServiceName}.</p>
             """));
}
