namespace Utws.Api.Commands.Doctor;

/// <summary>Which kind of file system a path is on, by Linux's <c>/proc/self/mountinfo</c>.</summary>
internal static class MountTable
{
    // Number, parent, device, root and mount point stand before the rest (proc(5)).
    private const int MountPoint = 4;

    /// <summary>The type of the file system, such as <c>ext4</c>; null if that cannot be told.</summary>
    public static string? TypeOf(string path, string? mountInfo)
    {
        string? type = null;
        int longest = -1;
        foreach (string line in (mountInfo ?? "").Split('\n', StringSplitOptions.RemoveEmptyEntries))
        {
            // Of two on the same place the later one is seen.
            string[] fields = line.Split(' ');
            int separator = Array.IndexOf(fields, "-");
            if (separator > MountPoint && separator + 1 < fields.Length && Unescape(fields[MountPoint]) is var point && Holds(point, path) && point.Length >= longest)
            {
                (type, longest) = (fields[separator + 1], point.Length);
            }
        }

        return type;
    }

    private static bool Holds(string point, string path) =>
        point == "/" || path == point || (path.StartsWith(point, StringComparison.Ordinal) && path[point.Length] == '/');

    // The four characters that would break the table stand in it as octal numbers.
    private static string Unescape(string point) => point
        .Replace("\\040", " ", StringComparison.Ordinal).Replace("\\011", "\t", StringComparison.Ordinal)
        .Replace("\\012", "\n", StringComparison.Ordinal).Replace("\\134", "\\", StringComparison.Ordinal);
}
