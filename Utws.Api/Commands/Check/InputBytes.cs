namespace Utws.Api.Commands.Check;

/// <summary>Reads a file, or standard input, whole; one at a time is in memory.</summary>
/// <param name="standardInput">What <c>-</c> stands for.</param>
/// <param name="maxRequestBytes">The longest body that the server reads.</param>
internal sealed class InputBytes(Stream standardInput, long maxRequestBytes)
{
    // A recorded response is longer than its request, and heads come on top: what is beyond this is no message of this service.
    private const long Slack = 64 * 1024 * 1024;

    private long MaxBytes => Math.Min((maxRequestBytes * 2) + Slack, Array.MaxLength);

    /// <exception cref="IOException">It cannot be read, or is too long.</exception>
    /// <exception cref="UnauthorizedAccessException">It may not be read.</exception>
    public async Task<ReadOnlyMemory<byte>> ReadAsync(InputFile file, CancellationToken cancellation)
    {
        if (file.FullPath is null)
        {
            return await ReadAsync(standardInput, cancellation);
        }

        if (FileKind.IsSpecial(file.FullPath))
        {
            throw new IOException("It is a pipe or a device, not a file: give it on standard input, which is named -.");
        }

        await using FileStream stream = new(file.FullPath, FileMode.Open, FileAccess.Read, FileShare.ReadWrite, bufferSize: 1, useAsync: true);
        return await ReadAsync(stream, cancellation);
    }

    private async Task<ReadOnlyMemory<byte>> ReadAsync(Stream stream, CancellationToken cancellation)
    {
        using MemoryStream whole = new();
        byte[] buffer = new byte[64 * 1024];
        int read;
        while ((read = await stream.ReadAsync(buffer, cancellation)) > 0)
        {
            if (whole.Length + read > MaxBytes)
            {
                throw new IOException(string.Create(
                    System.Globalization.CultureInfo.InvariantCulture, $"It is longer than {MaxBytes} bytes: no message of this service."));
            }

            await whole.WriteAsync(buffer.AsMemory(0, read), cancellation);
        }

        return whole.ToArray();
    }
}
