namespace Utws.Api.Description.Pages;

/// <summary>The lines of a sample: text, with the elements of a document two blanks deeper than what they are in.</summary>
internal sealed class SampleLines
{
    private const int IndentWidth = 2;

    private readonly List<Html> _lines = [];
    private int _depth;

    public void Add(Html line) => _lines.Add(Html.Of($"{new string(' ', _depth * IndentWidth)}{line}"));

    /// <summary>An element with its content on lines of its own.</summary>
    public void AddElement(string name, Action addContent, string attributes = "")
    {
        Add(Html.Of($"{$"<{name}{(attributes.Length == 0 ? "" : " ")}{attributes}>"}"));
        _depth++;
        addContent();
        _depth--;
        Add(Html.Of($"{$"</{name}>"}"));
    }

    /// <summary>An element with its value, on one line.</summary>
    public void AddValue(string name, Html value) => Add(Html.Of($"{$"<{name}>"}{value}{$"</{name}>"}"));

    public Html ToHtml() => Html.Join(_lines, "\n");
}
