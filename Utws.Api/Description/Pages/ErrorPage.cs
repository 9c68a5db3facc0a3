using Microsoft.AspNetCore.WebUtilities;

namespace Utws.Api.Description.Pages;

/// <summary>The page for a request that no other answer fits: a verb or a path that means nothing here (1.12, 1.14).</summary>
internal static class ErrorPage
{
    /// <param name="status">The HTTP status.</param>
    /// <param name="problem">What is wrong, in a sentence; may quote the request, not yet escaped.</param>
    /// <param name="remedy">What to do instead, in a sentence.</param>
    /// <param name="serviceUrl">The path of the service's page, to link to.</param>
    public static Page Render(int status, string problem, string remedy, string serviceUrl)
    {
        Html heading = Html.Of($"{status} {ReasonPhrases.GetReasonPhrase(status)}");
        return PageLayout.Render(
            $"{heading} – {ServicePage.Title}",
            descriptionUrl: null,
            OperationPage.Head,
            Html.Of(
                $"""
                 <h1>{heading}</h1>
                 <p class="problem">{problem}</p>
                 <p>{remedy}</p>
                 <p><a href="{serviceUrl}">Go to the service’s page</a></p>
                 """));
    }
}
