using Utws.Api.Commands.Check;

namespace Utws.Api.Commands.Messages;

/// <summary>A message as it was found in a file.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Head">Its head; empty for an envelope.</param>
/// <param name="Body">Its body without transfer and content codings.</param>
/// <param name="HeadLines">How many lines of the file come before the body; null where the body is not in the file as it is here.</param>
internal sealed record RecordedMessage(MessageKind Kind, MessageHead Head, ReadOnlyMemory<byte> Body, int? HeadLines)
{
    /// <summary>What was odd about the recording.</summary>
    public RemarkList Remarks { get; } = new();

    /// <summary>Whether the body came in chunks: the server knew no length beforehand.</summary>
    public bool IsChunked { get; init; }

    /// <summary>What came of its Content-Encoding.</summary>
    public BodyCoding Coding { get; init; }
}
