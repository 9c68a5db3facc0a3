namespace Utws.Api.Commands.Check;

/// <summary>A fault as a client gets it, and the place it is about.</summary>
internal sealed record CheckedFault
{
    /// <summary>The HTTP status.</summary>
    public int HttpStatus { get; init; }

    /// <summary>The code by its name in the answer's version; null where the answer has no body.</summary>
    public string? Code { get; init; }

    /// <summary>The text; where the answer has no body, what that means.</summary>
    public required string Text { get; init; }

    /// <summary>The line in the body, from 1; null if the fault is about no place.</summary>
    public int? Line { get; init; }

    /// <summary>The column, from 1, in UTF-16 code units.</summary>
    public int? Column { get; init; }

    /// <summary>The line in the file, where the body is in it as it is; null where that is the same, or unknown.</summary>
    public int? FileLine { get; init; }

    /// <summary>The source line around the place, its control characters visible.</summary>
    public string? Source { get; init; }

    /// <summary>How many columns of <see cref="Source"/> come before the place.</summary>
    public int? Caret { get; init; }
}
