using System.Text;
using System.Text.RegularExpressions;
using AngleSharp.Dom;
using Utws.Tests.Support;

namespace Utws.Tests.Description.Pages;

/// <summary>What a reader sees of a page, as text: blocks on lines of their own, paragraphs and headings apart, <c>pre</c> as it is.</summary>
internal sealed partial class VisibleText
{
    private readonly StringBuilder _text = new();
    private int _requiredBreaks;

    private VisibleText()
    {
    }

    /// <summary>The text of an element.</summary>
    public static string Of(IElement element)
    {
        VisibleText text = new();
        text.Visit(element);
        return Normalised(text._text.ToString());
    }

    /// <summary>The published operation page.</summary>
    public static string OfContract() =>
        Normalised(File.ReadAllText(Path.Combine(RepositoryPaths.Root, "Utws.Tests", "Corpus", "contract.txt")));

    /// <summary>Runs of empty lines become one, none at the ends, no blanks at the ends of lines.</summary>
    public static string Normalised(string text) =>
        EmptyLines().Replace(LineEnd().Replace(text.ReplaceLineEndings("\n"), "\n"), "\n\n").Trim();

    private void Visit(INode node)
    {
        if (node is IText text)
        {
            Append(text.Data, isPreformatted: text.Ancestors<IElement>().Any(a => a.LocalName == "pre"));
        }
        else if (node is IElement element && IsVisible(element))
        {
            int breaks = BreaksAround(element);
            Require(breaks);
            foreach (INode child in element.ChildNodes)
            {
                Visit(child);
            }

            Require(breaks);
        }
    }

    private static bool IsVisible(IElement element) =>
        element.LocalName is not ("script" or "style" or "template" or "noscript") && !element.HasAttribute("hidden");

    private static int BreaksAround(IElement element) => element.LocalName switch
    {
        "p" or "h1" or "h2" or "h3" => 2,
        "a" or "bdi" or "var" or "strong" or "small" or "code" or "span" or "img" or "label" or "input" or "button" => 0,
        _ => 1,
    };

    private void Require(int breaks) => _requiredBreaks = Math.Max(_requiredBreaks, breaks);

    private void Append(string text, bool isPreformatted)
    {
        string shown = isPreformatted ? text : WhiteSpace().Replace(text, " ");
        bool isAtLineStart = _text.Length == 0 || _requiredBreaks > 0;
        if (!isPreformatted && isAtLineStart)
        {
            shown = shown.TrimStart();
        }

        if (shown.Length > 0)
        {
            _ = _text.Append('\n', _requiredBreaks).Append(shown);
            _requiredBreaks = 0;
        }
    }

    [GeneratedRegex(@"\s+", RegexOptions.None, matchTimeoutMilliseconds: 5000)]
    private static partial Regex WhiteSpace();

    [GeneratedRegex(@"[ \t]+\n", RegexOptions.None, matchTimeoutMilliseconds: 5000)]
    private static partial Regex LineEnd();

    [GeneratedRegex(@"\n{3,}", RegexOptions.None, matchTimeoutMilliseconds: 5000)]
    private static partial Regex EmptyLines();
}
