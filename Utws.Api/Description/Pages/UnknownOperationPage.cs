namespace Utws.Api.Description.Pages;

/// <summary>The page for an operation that the service does not have (9.4).</summary>
internal static class UnknownOperationPage
{
    /// <param name="context">The request.</param>
    /// <param name="operation">What was asked for, as the client sent it, decoded.</param>
    public static string Render(PageContext context, string operation) =>
        $"<!DOCTYPE html><title>UTWS</title>{context.Address.FileName}{System.Net.WebUtility.HtmlEncode(operation)}";
}
