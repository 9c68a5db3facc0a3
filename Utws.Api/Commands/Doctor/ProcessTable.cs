using System.Globalization;

namespace Utws.Api.Commands.Doctor;

/// <summary>Finds in Linux's <c>/proc</c> which process has a file or a port. Of other accounts' processes only root is told.</summary>
internal static class ProcessTable
{
    // proc(5): the fields of /proc/net/tcp, and its word for a socket that listens.
    private const int LocalAddress = 1;
    private const int State = 3;
    private const int Inode = 9;
    private const string Listening = "0A";

    private static readonly string[] s_tables = ["proc/net/tcp", "proc/net/tcp6"];

    /// <summary>The process that holds a file open: <c>process 123 (utws)</c>; null if that is not told.</summary>
    public static string? NameOfHolder(string file, Surroundings surroundings) => NameOf(link => link == file, surroundings);

    /// <summary>The process that listens at a port, likewise.</summary>
    public static string? NameOfListener(int port, Surroundings surroundings)
    {
        string suffix = string.Create(CultureInfo.InvariantCulture, $":{port:X4}");
        HashSet<string> sockets = [.. s_tables
            .SelectMany(table => (surroundings.Read(table) ?? "").Split('\n'))
            .Select(line => line.Split(' ', StringSplitOptions.RemoveEmptyEntries))
            .Where(fields => fields.Length > Inode && fields[State] == Listening && fields[LocalAddress].EndsWith(suffix, StringComparison.Ordinal))
            .Select(fields => $"socket:[{fields[Inode]}]")];
        return sockets.Count == 0 ? null : NameOf(sockets.Contains, surroundings);
    }

    private static string? NameOf(Predicate<string> isSought, Surroundings surroundings)
    {
        string processes = surroundings.PathOf("proc");
        if (!Directory.Exists(processes))
        {
            return null;
        }

        foreach (string process in Directory.EnumerateDirectories(processes))
        {
            string id = Path.GetFileName(process);
            if (char.IsAsciiDigit(id[0]) && Holds(Path.Combine(process, "fd"), isSought))
            {
                string name = surroundings.Read($"proc/{id}/comm")?.TrimEnd() ?? "?";
                return $"process {id} ({name})";
            }
        }

        return null;
    }

    private static bool Holds(string descriptors, Predicate<string> isSought)
    {
        try
        {
            return Directory.EnumerateFileSystemEntries(descriptors).Any(entry => File.ResolveLinkTarget(entry, returnFinalTarget: false) is { } link
                && (isSought(link.FullName) || isSought(Path.GetFileName(link.FullName))));
        }
        catch (Exception unseen) when (unseen is IOException or UnauthorizedAccessException)
        {
            // It has ended meanwhile, or is another account's.
            return false;
        }
    }
}
