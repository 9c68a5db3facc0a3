using Utws.Api.Recording.Reading;
using Utws.Core.Contract;

namespace Utws.Api.Commands.Export;

/// <summary>A recorded session with all that is known of it; valid until the next one.</summary>
internal readonly ref struct ExportRow
{
    /// <summary>The segment that it is in.</summary>
    public required SegmentInfo Segment { get; init; }

    /// <summary>The request that announced it.</summary>
    public required RecordedHead Head { get; init; }

    /// <summary>Its place in the request, from 0.</summary>
    public required int Ordinal { get; init; }

    /// <summary>What was announced.</summary>
    public required SessionInfo Session { get; init; }

    /// <summary>How it was decided.</summary>
    public required PublishDecision Decision { get; init; }

    /// <summary>Whether the session had this text.</summary>
    public bool Has(SessionTextFields field) => (Session.Present & field) != SessionTextFields.None;
}
