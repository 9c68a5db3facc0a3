using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text;

namespace Utws.Api.Description.Pages;

/// <summary>What the compiler turns <see cref="Html.Of"/>'s argument into: literals stay as they are, text is escaped, markup is not.</summary>
[InterpolatedStringHandler]
internal readonly ref struct HtmlInterpolation
{
    private readonly StringBuilder _markup;

    public HtmlInterpolation(int literalLength, int formattedCount)
    {
        // A hole's text is mostly a name or a path.
        const int ExpectedHoleLength = 32;
        _markup = new StringBuilder(literalLength + (formattedCount * ExpectedHoleLength));
    }

    public void AppendLiteral(string literal) => _markup.Append(literal);

    public void AppendFormatted(string? text) => HtmlText.Append(_markup, text);

    public void AppendFormatted(Html markup) => _markup.Append(markup.Markup);

    public void AppendFormatted(int number) => _markup.Append(CultureInfo.InvariantCulture, $"{number}");

    internal string ToMarkup() => _markup.ToString();
}
