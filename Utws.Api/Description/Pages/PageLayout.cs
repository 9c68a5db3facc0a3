namespace Utws.Api.Description.Pages;

/// <summary>What all pages have in common: the head, the service's name on top, and a policy that lets in what is on the page alone.</summary>
internal static class PageLayout
{
    /// <param name="title">The document's title.</param>
    /// <param name="descriptionUrl">Where discovery starts, which clients take from the page's head (9.1.3); null for no such link.</param>
    /// <param name="head">The service's name, as a heading or not.</param>
    /// <param name="main">The page.</param>
    /// <param name="scripts">What runs on it, in order.</param>
    public static Page Render(string title, string? descriptionUrl, Html head, Html main, params ReadOnlySpan<PageAsset> scripts)
    {
        string icon = "data:image/svg+xml;base64," + PageAsset.Icon.Base64;
        Html alternate = descriptionUrl is null
            ? default
            : Html.Of($"""<link rel="alternate" type="text/xml" href="{descriptionUrl}">""");
        Html html = Html.Of(
            $"""
             <!DOCTYPE html>
             <html lang="en">
             <head>
             <meta charset="utf-8">
             <meta name="viewport" content="width=device-width, initial-scale=1">
             <meta name="color-scheme" content="light dark">
             <title>{title}</title>
             <link rel="icon" type="image/svg+xml" href="{icon}">
             {alternate}
             <style>{new Html(PageAsset.Style.Text)}</style>
             </head>
             <body>
             <header><img src="{icon}" alt="" width="32" height="32">{head}</header>
             <main>
             {main}
             </main>
             {Inline(scripts)}
             </body>
             </html>

             """);
        return new Page(html.Markup, Policy(scripts));
    }

    private static Html Inline(ReadOnlySpan<PageAsset> scripts)
    {
        Html inline = default;
        foreach (PageAsset script in scripts)
        {
            inline = Html.Of($"""{inline}<script type="module">{new Html(script.Text)}</script>""");
        }

        return inline;
    }

    private static string Policy(ReadOnlySpan<PageAsset> scripts)
    {
        string policy = $"default-src 'none'; style-src {PageAsset.Style.PolicySource}; img-src data:";
        if (!scripts.IsEmpty)
        {
            policy += "; script-src";
            foreach (PageAsset script in scripts)
            {
                policy += " " + script.PolicySource;
            }
        }

        // The form's script calls the service; nothing else calls anything. No form is ever sent by the browser itself.
        if (scripts.Contains(PageAsset.TestFormScript))
        {
            policy += "; connect-src 'self'";
        }

        return policy + "; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";
    }
}
