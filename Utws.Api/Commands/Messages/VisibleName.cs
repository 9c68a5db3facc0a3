namespace Utws.Api.Commands.Messages;

/// <summary>A piece of a client's text within a sentence of ours.</summary>
internal static class VisibleName
{
    // A namespace name fits; a name that is an attack does not get to fill the screen.
    private const int MaxLength = 100;

    /// <summary>The text, cut where it is long; whoever prints it makes its control characters visible.</summary>
    public static string Of(string text) => text.Length <= MaxLength ? text : string.Concat(text.AsSpan(0, MaxLength), "…");
}
