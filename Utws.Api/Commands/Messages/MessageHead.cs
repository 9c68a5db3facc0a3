namespace Utws.Api.Commands.Messages;

/// <summary>The head of a recorded message.</summary>
/// <param name="StartLine">The request line or the status line.</param>
/// <param name="Fields">The fields in their order, without white space around the values.</param>
internal sealed record MessageHead(string StartLine, IReadOnlyList<(string Name, string Value)> Fields)
{
    /// <summary>The head of a message that has none.</summary>
    public static MessageHead None { get; } = new("", []);

    /// <summary>A request's method, or a response's protocol.</summary>
    public string First => Word(0);

    /// <summary>A request's target, or a response's status.</summary>
    public string Second => Word(1);

    /// <summary>The field's value, or null; several fields of a name are one list (RFC 9110, 5.3).</summary>
    public string? Field(string name)
    {
        string[] values = [.. Fields.Where(f => f.Name.Equals(name, StringComparison.OrdinalIgnoreCase)).Select(f => f.Value)];
        return values.Length == 0 ? null : string.Join(',', values);
    }

    private string Word(int index) => StartLine.Split(' ') is { } words && index < words.Length ? words[index] : "";
}
