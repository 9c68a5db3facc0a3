using Utws.Api.Commands.Compare;
using Utws.Api.Commands.Messages;

namespace Utws.Api.Commands.Check;

/// <summary>All that is reported of a file, in the order in which it is reported.</summary>
internal sealed record CheckedFile
{
    /// <summary>The path as given; <c>-</c> for standard input.</summary>
    public required string Path { get; init; }

    /// <summary>How it came out.</summary>
    public required CheckOutcome Outcome { get; init; }

    /// <summary>Why the file could not be read.</summary>
    public string? Problem { get; init; }

    /// <summary>What it holds; null if it could not be read.</summary>
    public MessageKind? Kind { get; init; }

    /// <summary><c>1.1</c> or <c>1.2</c> by the envelope's namespace; null where there is no envelope of either.</summary>
    public string? SoapVersion { get; init; }

    /// <summary>The operation, if it was found.</summary>
    public string? Operation { get; init; }

    /// <summary>By what the operation was found.</summary>
    public OperationSource? OperationFoundBy { get; init; }

    /// <summary>The request's <c>apiVersion</c>.</summary>
    public int? ApiVersion { get; init; }

    /// <summary>The HTTP status: of our answer to a request, of a recorded response.</summary>
    public int? HttpStatus { get; init; }

    /// <summary>How many sessions were answered; null where there is a fault instead.</summary>
    public int? SessionCount { get; init; }

    /// <summary>How many sessions got each decision, in the contract's order.</summary>
    public IReadOnlyDictionary<string, int>? Decisions { get; init; }

    /// <summary>The sessions and their decisions; in text the first few.</summary>
    public IReadOnlyList<CheckedSession> Sessions { get; init; } = [];

    /// <summary>The fault that a client gets.</summary>
    public CheckedFault? Fault { get; init; }

    /// <summary>What a checker of compatibility should know; no error.</summary>
    public IReadOnlyList<Remark> Remarks { get; init; } = [];

    /// <summary>The comparison with the recorded response beside a recorded request.</summary>
    public Comparison? Recorded { get; init; }

    /// <summary>The comparison with another server's answer.</summary>
    public Comparison? Against { get; init; }
}
