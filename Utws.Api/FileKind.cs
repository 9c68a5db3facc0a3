using System.Formats.Tar;

namespace Utws.Api;

/// <summary>Tells files from what only has a file's name. Opening a pipe waits for somebody to write, and nothing can cancel that.</summary>
internal static class FileKind
{
    /// <summary>Whether something is there, and is a pipe, a device or a socket; a link is what it leads to.</summary>
    public static bool IsSpecial(string path)
    {
        // A device of Windows is no file to begin with.
        if (OperatingSystem.IsWindows() || !File.Exists(path))
        {
            return false;
        }

        // A link's own length is not that of its target. Those of /proc lead to a pipe that has no path.
        string target = File.ResolveLinkTarget(path, returnFinalTarget: true)?.FullName ?? path;
        FileInfo file = new(target);
        return !file.Exists || (file.Length == 0 && IsSpecialEntry(target));
    }

    // None of the special kinds has a length, and the framework tells them from an empty file for archives only.
    private static bool IsSpecialEntry(string path)
    {
        using MemoryStream archive = new();
        try
        {
            using (TarWriter writer = new(archive, TarEntryFormat.Pax, leaveOpen: true))
            {
                writer.WriteEntry(path, "x");
            }
        }
        catch (IOException)
        {
            // Sockets have no place in an archive. What cannot be opened for want of rights is told when it is read.
            return true;
        }
        catch (UnauthorizedAccessException)
        {
            return false;
        }

        archive.Position = 0;
        using TarReader reader = new(archive);
        return reader.GetNextEntry()?.EntryType is not TarEntryType.RegularFile;
    }
}
