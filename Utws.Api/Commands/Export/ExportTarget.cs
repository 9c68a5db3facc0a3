namespace Utws.Api.Commands.Export;

/// <summary>
/// Where an export goes: standard output, or a file, which has its name only once it is whole. Until then it is beside it under another,
/// and is deleted if the export ends early.
/// </summary>
internal sealed class ExportTarget : IAsyncDisposable
{
    private readonly string? _path;
    private readonly string? _temporary;
    private readonly Stream _inner;
    private bool _isWhole;

    private ExportTarget(string? path, string? temporary, Stream inner)
    {
        _path = path;
        _temporary = temporary;
        _inner = inner;
        Stream = new ForwardStream(inner);
    }

    /// <summary>What to write to.</summary>
    public Stream Stream { get; }

    /// <summary>Begins a file; a link stays one, and what it leads to is written.</summary>
    /// <exception cref="IOException">It cannot be made.</exception>
    /// <exception cref="UnauthorizedAccessException">Nor by this user.</exception>
    public static ExportTarget ToFile(string path)
    {
        if (Directory.Exists(path))
        {
            throw new IOException("it is a folder");
        }

        // A file in its place would be there for everybody: of /dev/null too, if the superuser exports.
        if (FileKind.IsSpecial(path))
        {
            throw new IOException("it is a pipe, a device or a link to nothing; - is standard output");
        }

        path = new FileInfo(path).LinkTarget is null ? path : File.ResolveLinkTarget(path, returnFinalTarget: true)!.FullName;

        // In the same folder, so that giving it its name is one step; a name of its own, so that two exports don't write one file.
        string temporary = $"{path}.{Path.GetRandomFileName()}.part";
        return new ExportTarget(path, temporary, new FileStream(temporary, FileMode.CreateNew, FileAccess.Write, FileShare.Read));
    }

    /// <summary>Goes to a stream that is somebody else's.</summary>
    public static ExportTarget To(Stream output) => new(path: null, temporary: null, output);

    /// <summary>Gives the file its name, in the place of one that had it.</summary>
    public async Task CompleteAsync(CancellationToken cancellation)
    {
        await _inner.FlushAsync(cancellation);
        if (_temporary is not null)
        {
            await _inner.DisposeAsync();
            File.Move(_temporary, _path!, overwrite: true);
        }

        _isWhole = true;
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await Stream.DisposeAsync();
        if (_temporary is null || _isWhole)
        {
            return;
        }

        try
        {
            await _inner.DisposeAsync();
        }
        catch (IOException)
        {
            // What it could not write out is not wanted any more.
        }

        File.Delete(_temporary);
    }
}
