namespace Utws.Api.Description.Pages;

/// <summary>Markup that is safe to send: made from constants, and from text that was escaped on its way in.</summary>
/// <param name="Markup">The markup.</param>
internal readonly record struct Html(string Markup)
{
    /// <summary>Markup with holes; text in a hole is escaped, so that no page can forget to.</summary>
    public static Html Of(HtmlInterpolation markup) => new(markup.ToMarkup());

    /// <summary>The parts one after the other.</summary>
    public static Html Join(IEnumerable<Html> parts, string separator = "") =>
        new(string.Join(separator, parts.Select(p => p.Markup)));

    public override string ToString() => Markup;
}
