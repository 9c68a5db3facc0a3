using Utws.Api.Recording.Segments;

namespace Utws.Api.Commands.Doctor;

/// <summary>Whether the server could record into its folder: rights, kind of file system, lock.</summary>
/// <param name="folder">The full path of the folder.</param>
/// <param name="surroundings">The machine.</param>
/// <param name="runsAlready">Whether a server was found that runs with these settings: it is the one that may hold the lock.</param>
internal sealed class FolderCheck(string folder, Surroundings surroundings, Func<bool> runsAlready) : IDoctorCheck
{
    private const string Check = "record folder";
    private const string MountInfo = "proc/self/mountinfo";

    /// <summary>Whether files can be written there, once it has been looked at.</summary>
    public bool IsUsable { get; private set; }

    /// <summary>The type of the file system that the folder is on, or would be.</summary>
    public static string? TypeOf(string folder, Surroundings surroundings) =>
        MountTable.TypeOf(ProbeFolder.ExistingFor(folder), surroundings.Read(MountInfo));

    /// <inheritdoc/>
    public Task<IReadOnlyList<Finding>> LookAsync(CancellationToken cancellation)
    {
        List<Finding> found = [Permissions()];
        if (FileSystem() is { } kind)
        {
            found.Add(kind);
        }

        IsUsable = found[0].Verdict != Verdict.Failed;
        if (IsUsable && Lock() is { } held)
        {
            found.Add(held);
        }

        return Task.FromResult<IReadOnlyList<Finding>>(found);
    }

    private Finding Permissions()
    {
        if (File.Exists(folder))
        {
            return Finding.Failed(Check, $"{folder} is a file, not a folder", "Move it away, or name another folder in Utws:Recording:Path.");
        }

        if (ProbeFolder.FileAbove(folder) is { } above)
        {
            return Finding.Failed(Check, $"{above} is a file, and {folder} cannot be made below it", "Move it away, or name another folder in Utws:Recording:Path.");
        }

        try
        {
            using ProbeFolder probe = ProbeFolder.In(folder);
            string written = Path.Combine(probe.Path, "written");
            string renamed = Path.Combine(probe.Path, "renamed");
            File.WriteAllBytes(written, new byte[1]);
            File.Move(written, renamed);
            File.Delete(renamed);
        }
        catch (Exception refused) when (refused is IOException or UnauthorizedAccessException)
        {
            return Finding.Failed(
                Check,
                $"Files cannot be made, renamed and deleted in {ProbeFolder.ExistingFor(folder)}: {refused.Message}",
                $"Give the account that runs the server ({Environment.UserName} here) the folder {folder}, or name another one in Utws:Recording:Path.");
        }

        return Finding.Ok(Check, Directory.Exists(folder)
            ? $"{folder}: files can be made, renamed and deleted"
            : $"{folder} is not there yet and can be made");
    }

    private Finding? FileSystem() => TypeOf(folder, surroundings) switch
    {
        "tmpfs" or "ramfs" => Finding.Warning(
            Check, $"{folder} is in memory (tmpfs): with the next start of the machine the record is gone", "Name a folder on a disk in Utws:Recording:Path."),
        "overlay" => Finding.Warning(
            Check, $"{folder} is in the container's own layer (overlay): with the container the record is gone", "Mount a volume there, or name one in Utws:Recording:Path."),
        "nfs" or "nfs4" or "cifs" or "smb3" or "9p" or "ceph" or "glusterfs" or "fuse.sshfs" => Finding.Warning(
            Check,
            $"{folder} is on a network file system: SQLite's log needs locks and shared memory that these do not promise, and a sync is as good as the other side's",
            "Name a folder on a local disk in Utws:Recording:Path, and forward to an engine what shall be elsewhere."),
        _ => null,
    };

    private Finding? Lock()
    {
        string file = Path.Combine(folder, SegmentFolder.LockName);
        if (!File.Exists(file))
        {
            return null;
        }

        try
        {
            using FileStream free = new(file, FileMode.Open, FileAccess.ReadWrite, FileShare.None, bufferSize: 0);
            return null;
        }
        catch (UnauthorizedAccessException refused)
        {
            return Finding.Failed(
                Check,
                $"{file} is another account's: {refused.Message}",
                $"Give the folder and all that is in it to the account that runs the server ({Environment.UserName} here).");
        }
        catch (IOException)
        {
            string holder = ProcessTable.NameOfHolder(file, surroundings) is { } name ? ", " + name : "";
            return runsAlready()
                ? Finding.Ok(Check, $"{folder} is locked by the server that runs{holder}")
                : Finding.Failed(
                    Check, $"{folder} is locked by another process{holder}", "Give each server a folder of its own in Utws:Recording:Path, or end that process.");
        }
    }
}
