namespace Utws.Api.Capture;

/// <summary>The folder that messages are written to. Nothing in it is ever overwritten.</summary>
internal sealed class CaptureFolder
{
    // The clock may stand still for a while, and another process may write here, too: the next number is free soon.
    private const int MaxAttempts = 1000;

    private readonly string _path;
    private long _number;

    private CaptureFolder(string path) => _path = path;

    /// <summary>How many messages are in it.</summary>
    public long Messages { get; private set; }

    /// <summary>How many bytes they have.</summary>
    public long Bytes { get; private set; }

    /// <summary>Makes the folder if it is not there, and counts what is in it.</summary>
    /// <exception cref="StartupException">It cannot be written.</exception>
    public static CaptureFolder Open(string path)
    {
        try
        {
            CaptureFolder folder = new(Path.GetFullPath(path));
            _ = Directory.CreateDirectory(folder._path);
            using (new FileStream(
                Path.Combine(folder._path, $".probe-{Guid.NewGuid():N}"), FileMode.CreateNew, FileAccess.Write, FileShare.None, bufferSize: 1, FileOptions.DeleteOnClose))
            {
                // It could be made: that is all there is to know.
            }

            foreach (FileInfo file in new DirectoryInfo(folder._path).EnumerateFiles("*.http"))
            {
                folder.Messages++;
                folder.Bytes += file.Length;
            }

            return folder;
        }
        catch (Exception unusable) when (unusable is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            throw new StartupException($"Utws:Capture:Path is '{path}', which cannot be written: {unusable.Message}", unusable);
        }
    }

    /// <summary>Writes an exchange as two files, or as one if it has no response.</summary>
    /// <exception cref="IOException">The disk failed.</exception>
    /// <exception cref="UnauthorizedAccessException">The folder may no longer be written.</exception>
    public async Task WriteAsync(CapturedExchange exchange)
    {
        await using FileStream request = Create(exchange.Instant, out string stem);
        await request.WriteAsync(exchange.RequestHead);
        ReadOnlyMemory<byte> body = exchange.RequestBody.WrittenMemory;
        if (exchange.IsChunked)
        {
            // The server's reader has taken the chunks off already: one chunk with the same content makes the message whole again.
            await request.WriteAsync(System.Text.Encoding.ASCII.GetBytes(body.Length.ToString("x", System.Globalization.CultureInfo.InvariantCulture) + "\r\n"));
            await request.WriteAsync(body);
            await request.WriteAsync(exchange.Response is null ? "\r\n"u8.ToArray() : "\r\n0\r\n\r\n"u8.ToArray());
        }
        else
        {
            await request.WriteAsync(body);
        }

        if (exchange.Response is { } bytes)
        {
            await using FileStream response = new(stem + CaptureFileName.ResponseSuffix, Options());
            await response.WriteAsync(bytes);
        }
    }

    // Client data: for the server's own account alone, where the system knows such a thing.
    private static FileStreamOptions Options()
    {
        FileStreamOptions options = new() { Mode = FileMode.CreateNew, Access = FileAccess.Write, Share = FileShare.Read, Options = FileOptions.Asynchronous };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }

        return options;
    }

    private FileStream Create(DateTimeOffset instant, out string stem)
    {
        for (int attempt = 1; ; attempt++)
        {
            stem = Path.Combine(_path, CaptureFileName.StemOf(instant, ++_number));
            try
            {
                return new FileStream(stem + CaptureFileName.RequestSuffix, Options());
            }
            catch (IOException) when (attempt < MaxAttempts && File.Exists(stem + CaptureFileName.RequestSuffix))
            {
                // That name is taken.
            }
        }
    }
}
