using Utws.Api.Capture;

namespace Utws.Api.Commands.Check;

/// <summary>Finds the files to be checked, one after the other: a folder may have any number of them.</summary>
internal static class InputFiles
{
    private static readonly string[] s_extensions = [".xml", ".http", ".soap", ".txt"];

    /// <param name="paths">Files, folders, and <c>-</c>, in the order in which they are checked.</param>
    /// <param name="folder">What relative paths start from.</param>
    public static IEnumerable<InputFile> Find(IReadOnlyList<string> paths, string folder)
    {
        HashSet<string> named = [.. paths.Select(p => Path.GetFullPath(p, folder))];
        foreach (string path in paths)
        {
            string fullPath = Path.GetFullPath(path, folder);
            if (path == "-")
            {
                yield return new InputFile("-", FullPath: null);
            }
            else if (Directory.Exists(fullPath))
            {
                foreach (InputFile file in FindIn(new DirectoryInfo(fullPath), path.TrimEnd('/', '\\')))
                {
                    yield return file;
                }
            }
            else if (CaptureFileName.RequestOf(fullPath) is not { } request || !named.Contains(request))
            {
                yield return new InputFile(NameOf(path), fullPath, File.Exists(fullPath) ? null : "There is no such file or folder.");
            }
        }
    }

    // The files of a folder by name, then its folders by name: as people read a listing, and the same on every machine.
    private static IEnumerable<InputFile> FindIn(DirectoryInfo folder, string name)
    {
        FileSystemInfo[] entries;
        string? problem = null;
        try
        {
            entries = [.. folder.EnumerateFileSystemInfos().OrderBy(e => e.Name, StringComparer.Ordinal)];
        }
        catch (Exception unreadable) when (unreadable is IOException or UnauthorizedAccessException)
        {
            entries = [];
            problem = unreadable.Message;
        }

        if (problem is not null)
        {
            yield return new InputFile(NameOf(name), folder.FullName, problem);
        }

        foreach (FileInfo file in entries.OfType<FileInfo>().Where(IsWanted))
        {
            yield return new InputFile(NameOf($"{name}/{file.Name}"), file.FullName);
        }

        // A link to a folder may lead back up.
        foreach (DirectoryInfo inner in entries.OfType<DirectoryInfo>().Where(d => !d.Attributes.HasFlag(FileAttributes.ReparsePoint)))
        {
            foreach (InputFile file in FindIn(inner, $"{name}/{inner.Name}"))
            {
                yield return file;
            }
        }
    }

    // A response with its request beside it is reported with that. A pipe among the files is nobody's message.
    private static bool IsWanted(FileInfo file) =>
        s_extensions.Contains(file.Extension, StringComparer.OrdinalIgnoreCase)
        && (CaptureFileName.RequestOf(file.FullName) is not { } request || !File.Exists(request))
        && !FileKind.IsSpecial(file.FullName);

    private static string NameOf(string path) => path.Replace('\\', '/');
}
