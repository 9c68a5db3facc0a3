using System.IO.Compression;
using System.Net;
using System.Net.Http.Headers;

namespace Utws.Api.Forwarding.ClickHouse;

/// <summary>
/// The rows of an insert. They always travel in a gzip frame, with stored blocks where nothing is to be compressed: a server of 2018 takes a
/// connection's end for the end of the rows and stores those that came, and only the frame's missing end makes it refuse them.
/// </summary>
internal sealed class InsertContent : HttpContent
{
    // What is written at once; gzip itself hands on 8 KB, and each would become a chunk and a system call.
    private const int WriteBytes = 64 * 1024;

    private readonly ReadOnlyMemory<byte> _rows;
    private readonly CompressionLevel _level;

    public InsertContent(ReadOnlyMemory<byte> rows, ClickHouseCompression compression)
    {
        _rows = rows;
        _level = compression == ClickHouseCompression.Gzip ? CompressionLevel.Fastest : CompressionLevel.NoCompression;
        Headers.ContentType = new MediaTypeHeaderValue("application/octet-stream");
        Headers.ContentEncoding.Add("gzip");
    }

    /// <inheritdoc/>
    protected override Task SerializeToStreamAsync(Stream stream, TransportContext? context) => SerializeToStreamAsync(stream, context, CancellationToken.None);

    /// <inheritdoc/>
    protected override async Task SerializeToStreamAsync(Stream stream, TransportContext? context, CancellationToken cancellationToken)
    {
#pragma warning disable CA2000 // disposed of only at the end of the rows: where they are cut short there must be no frame's end
        BufferedStream buffered = new(stream, WriteBytes);
        GZipStream frame = new(buffered, _level, leaveOpen: true);
#pragma warning restore CA2000
        for (int at = 0; at < _rows.Length; at += WriteBytes)
        {
            await frame.WriteAsync(_rows.Slice(at, Math.Min(WriteBytes, _rows.Length - at)), cancellationToken);
        }

        cancellationToken.ThrowIfCancellationRequested();
        await frame.DisposeAsync();
        await buffered.FlushAsync(cancellationToken);
    }

    /// <inheritdoc/>
    protected override bool TryComputeLength(out long length)
    {
        length = 0;
        return false;
    }
}
