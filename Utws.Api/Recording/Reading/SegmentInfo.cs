using System.Text;

namespace Utws.Api.Recording.Reading;

/// <summary>What a segment says of itself.</summary>
/// <param name="Path">The file.</param>
/// <param name="Number">The running number in its name.</param>
/// <param name="Node">Which server wrote it.</param>
/// <param name="Epoch">Which life of that server's process.</param>
/// <param name="CreatedMicroseconds">When it was made, microseconds since 1970-01-01T00:00:00Z.</param>
/// <param name="ClosedMicroseconds">When it was closed; null while it is written, and where its server ended without doing so.</param>
/// <param name="LastSequence">The last group that it had when it was asked; 0 for none.</param>
/// <param name="Bytes">How long the file and its log are together.</param>
internal sealed record SegmentInfo(
    string Path, long Number, string Node, long Epoch, long CreatedMicroseconds, long? ClosedMicroseconds, long LastSequence, long Bytes)
{
    /// <summary>The file's name, as problems call it.</summary>
    public string Name { get; } = System.IO.Path.GetFileName(Path);

    /// <summary>The node's name in UTF-8.</summary>
    public ReadOnlyMemory<byte> NodeUtf8 { get; } = Encoding.UTF8.GetBytes(Node);
}
