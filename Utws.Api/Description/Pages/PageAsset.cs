using System.Security.Cryptography;
using System.Text;

namespace Utws.Api.Description.Pages;

/// <summary>A file that pages have inline: it is in the program, and its hash is what the security policy lets through.</summary>
internal sealed class PageAsset
{
    private PageAsset(string name, string text)
    {
        IsScript = name.EndsWith(".js", StringComparison.Ordinal);
        Text = text;
        byte[] bytes = Encoding.UTF8.GetBytes(text);
        PolicySource = $"'sha256-{Convert.ToBase64String(SHA256.HashData(bytes))}'";
        Base64 = Convert.ToBase64String(bytes);
    }

    /// <summary>What all pages look like.</summary>
    public static PageAsset Style { get; } = Load("page.css");

    /// <summary>The copy buttons.</summary>
    public static PageAsset CopyScript { get; } = Load("page.js");

    /// <summary>What the test form looks like.</summary>
    public static PageAsset TestFormStyle { get; } = Load("testform.css");

    /// <summary>What the test form does.</summary>
    public static PageAsset TestFormScript { get; } = Load("testform.js");

    /// <summary>The mark in the tab and in the page's head.</summary>
    public static PageAsset Icon { get; } = Load("icon.svg");

    /// <summary>Whether it runs.</summary>
    public bool IsScript { get; }

    /// <summary>The file, its line ends as a browser's parser would make them before it hashes.</summary>
    public string Text { get; }

    /// <summary>The file in a data URL.</summary>
    public string Base64 { get; }

    /// <summary>The hash as a source expression (CSP Level 3, 2.3.1).</summary>
    public string PolicySource { get; }

    private static PageAsset Load(string name)
    {
        using Stream stream = typeof(PageAsset).Assembly.GetManifestResourceStream(typeof(PageAsset), name)!;
        using StreamReader reader = new(stream, Encoding.UTF8);
        return new PageAsset(name, reader.ReadToEnd().ReplaceLineEndings("\n"));
    }
}
