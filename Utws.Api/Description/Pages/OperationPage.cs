using Utws.Core.Contract;

namespace Utws.Api.Description.Pages;

/// <summary>The page of the operation: samples, and for those who may, the test form (9.3).</summary>
internal static class OperationPage
{
    private const string NoTestForm = "The test form is only available for requests from the local machine.";

    /// <summary>The service's name where the page's heading is another.</summary>
    public static Html Head { get; } = Html.Of($"<p>{ContractDescription.ServiceName}</p>");

    public static Page Render(PageContext context)
    {
        ServiceAddress address = context.Address;
        Html test = context.HasTestForm ? TestForm.Render() : Html.Of($"<p>{NoTestForm}</p>");

        // The empty paragraph is the operation's description, as in the old page: it parts the headings in the page's text.
        Html main = Html.Of(
            $"""
             {WayBack(address)}
             <h1>{ContractDescription.OperationName}</h1>
             <p></p>
             <h2>Test</h2>
             {test}
             {Html.Join(SoapDialect.All.Select(d => Samples(d, address)), "\n")}
             """);
        PageAsset[] assets = context.HasTestForm
            ? [PageAsset.TestFormStyle, PageAsset.CopyScript, PageAsset.TestFormScript]
            : [PageAsset.CopyScript];
        return PageLayout.Render(
            $"{ContractDescription.OperationName} – {ServicePage.Title}", address.Path + "?disco", Head, main, assets);
    }

    /// <summary>The link to the service's page.</summary>
    public static Html WayBack(ServiceAddress address) => Html.Of(
        $"""<nav aria-label="Service"><p>Click <a href="{address.FileName}">here for a complete list of operations</a>.</p></nav>""");

    // One pane directly below the other, as in the old page: their texts have no empty line between them, but one after them.
    private static Html Samples(SoapDialect dialect, ServiceAddress address) => Html.Of(
        $"""
         <h2>{dialect.Name}</h2>
         <p>The following is a sample {dialect.Name} request and response. The <var>placeholders</var> shown need to be replaced with actual values.</p>
         <div class="exchange">
         {Pane(dialect.Name + " sample request", SoapSample.Request(dialect, address))}
         {Pane(dialect.Name + " sample response", Html.Of($"{SoapSample.Response(dialect)}\n"))}
         </div>
         """);

    // What scrolls must be within the keyboard's reach, and what the keyboard reaches must have a name.
    private static Html Pane(string label, Html text) => Html.Of(
        $"""<div class="pane"><pre tabindex="0" role="region" aria-label="{label}">{text}</pre></div>""");
}
