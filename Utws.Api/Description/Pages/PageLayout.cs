namespace Utws.Api.Description.Pages;

/// <summary>What all pages have in common: the head, the service's name on top, and a policy that lets in what is on the page alone.</summary>
internal static class PageLayout
{
    /// <param name="title">The document's title.</param>
    /// <param name="descriptionUrl">Where discovery starts, which clients take from the page's head (9.1.3); null for no such link.</param>
    /// <param name="head">The service's name, as a heading or not.</param>
    /// <param name="main">The page.</param>
    /// <param name="assets">What it needs beside the style that all pages have, in order.</param>
    public static Page Render(string title, string? descriptionUrl, Html head, Html main, params PageAsset[] assets)
    {
        string icon = "data:image/svg+xml;base64," + PageAsset.Icon.Base64;
        PageAsset[] styles = [PageAsset.Style, .. assets.Where(a => !a.IsScript)];
        PageAsset[] scripts = [.. assets.Where(a => a.IsScript)];
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
             {Html.Join(styles.Select(s => Html.Of($"<style>{new Html(s.Text)}</style>")), "\n")}
             </head>
             <body>
             <header><img src="{icon}" alt="" width="32" height="32">{head}</header>
             <main>
             {main}
             </main>
             {Html.Join(scripts.Select(s => Html.Of($"""<script type="module">{new Html(s.Text)}</script>""")), "\n")}
             </body>
             </html>

             """);
        return new Page(html.Markup, Policy(styles, scripts));
    }

    private static string Policy(PageAsset[] styles, PageAsset[] scripts)
    {
        string policy = $"default-src 'none'; style-src {Sources(styles)}; img-src data:";
        if (scripts.Length > 0)
        {
            policy += $"; script-src {Sources(scripts)}";
        }

        // The form's script calls the service; nothing else calls anything. No form is ever sent by the browser itself.
        if (scripts.Contains(PageAsset.TestFormScript))
        {
            policy += "; connect-src 'self'";
        }

        return policy + "; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";
    }

    private static string Sources(PageAsset[] assets) => string.Join(' ', assets.Select(a => a.PolicySource));
}
