namespace Utws.Api.Commands.Doctor;

/// <summary>A folder of the check's own where the record is, or, where there is none yet, in the nearest folder above it; deleted at the end.</summary>
internal sealed class ProbeFolder : IDisposable
{
    private ProbeFolder(string path) => Path = path;

    /// <summary>Where it is.</summary>
    public string Path { get; }

    /// <summary>Makes one.</summary>
    /// <exception cref="IOException">The disk does not allow it.</exception>
    /// <exception cref="UnauthorizedAccessException">The account does not.</exception>
    public static ProbeFolder In(string recordFolder) => new(Directory.CreateDirectory(
        System.IO.Path.Combine(ExistingFor(recordFolder), ".utws-doctor-" + System.IO.Path.GetRandomFileName())).FullName);

    /// <summary>The folder itself if it is there, or the nearest one above that is.</summary>
    public static string ExistingFor(string recordFolder)
    {
        string folder = recordFolder;
        while (!Directory.Exists(folder) && System.IO.Path.GetDirectoryName(folder) is { } above)
        {
            folder = above;
        }

        return folder;
    }

    /// <summary>A file that stands where a folder above would have to be; null if there is none.</summary>
    public static string? FileAbove(string recordFolder)
    {
        string? above = System.IO.Path.GetDirectoryName(recordFolder);
        while (above is not null && !System.IO.Path.Exists(above))
        {
            above = System.IO.Path.GetDirectoryName(above);
        }

        return File.Exists(above) ? above : null;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        try
        {
            Directory.Delete(Path, recursive: true);
        }
        catch (Exception kept) when (kept is IOException or UnauthorizedAccessException)
        {
            // That nothing can be deleted is found and told by the check itself.
        }
    }
}
