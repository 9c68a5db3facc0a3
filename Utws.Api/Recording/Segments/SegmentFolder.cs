using System.Globalization;
using System.Text;
using Utws.Core.Recording;

namespace Utws.Api.Recording.Segments;

/// <summary>
/// The folder of the segments, for one process at a time: it holds a lock on a file in it, which the system takes back however the
/// process ends. The file has the last epoch, which must not be used again even where no segment of it can be read.
/// </summary>
internal sealed class SegmentFolder(string path) : IDisposable
{
    /// <summary>The name of the locked file.</summary>
    public const string LockName = "utws.lock";

    // What a lock that somebody else holds is, on Linux (EWOULDBLOCK) and on Windows.
    private const int WouldBlock = 11;
    private const int SharingViolation = unchecked((int)0x80070020);

    // Beside a database: its write-ahead log, the log's index, and the journal of the few commits that are made without a log.
    private static readonly string[] s_besides = ["-wal", "-shm", "-journal"];

    private FileStream? _lock;
    private long _number;

    /// <summary>Its full path.</summary>
    public string Path { get; } = System.IO.Path.GetFullPath(path);

    /// <summary>Whether this process holds the lock, and the locked file is still the one of that name.</summary>
    public bool IsHeld => _lock is { } held && IsNamed(held);

    private string LockPath => System.IO.Path.Combine(Path, LockName);

    /// <summary>Makes the folder if it is not there, and takes the lock if it is not held.</summary>
    /// <exception cref="SessionStoreException">It cannot be written, or another process has it.</exception>
    public void Acquire()
    {
        if (IsHeld)
        {
            return;
        }

        Release();
        try
        {
            _ = Directory.CreateDirectory(Path);
            _lock = new FileStream(LockPath, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None, bufferSize: 0);
            LookAround();
        }
        catch (IOException) when (File.Exists(Path))
        {
            throw new SessionStoreException($"Sessions cannot be recorded in {Path}: that is a file, not a folder. Move it away, or name another folder.");
        }
        catch (IOException taken) when (taken.HResult is WouldBlock or SharingViolation)
        {
            throw new SessionStoreException(
                $"Sessions cannot be recorded in {Path}: another process records there ({LockName} is locked). Give each process a folder of its own.", taken);
        }
        catch (Exception unusable) when (unusable is IOException or UnauthorizedAccessException)
        {
            Release();
            throw new SessionStoreException(
                $"Sessions cannot be recorded in {Path}: {unusable.Message} See that this process's account may make files there, and that the disk has room and is not read-only.", unusable);
        }
    }

    /// <summary>A path for the next segment, with a number that none in this folder had.</summary>
    public string NextFile(DateTimeOffset now) =>
        System.IO.Path.Combine(Path, SegmentFile.NameOf(now, Interlocked.Increment(ref _number)));

    /// <summary>The last epoch that was begun here; 0 if none is known.</summary>
    public long ReadEpoch()
    {
        // 19 digits and the end of the line
        Span<byte> text = stackalloc byte[20];
        _lock!.Position = 0;
        int length = _lock.ReadAtLeast(text, text.Length, throwOnEndOfStream: false);
        return long.TryParse(text[..length].Trim("\n"u8), NumberStyles.None, CultureInfo.InvariantCulture, out long epoch) ? epoch : 0;
    }

    /// <summary>Keeps the epoch for the next start.</summary>
    /// <exception cref="SessionStoreException">The disk refuses it.</exception>
    public void WriteEpoch(long epoch)
    {
        try
        {
            _lock!.Position = 0;
            _lock.Write(Encoding.ASCII.GetBytes(epoch.ToString("D19", CultureInfo.InvariantCulture) + "\n"));
        }
        catch (IOException refused)
        {
            throw new SessionStoreException($"Sessions cannot be recorded in {Path}: {refused.Message} Free some space on its disk.", refused);
        }
    }

    /// <summary>The segments in it, oldest first; those put aside as unreadable too.</summary>
    /// <exception cref="IOException">It cannot be read.</exception>
    public List<SegmentFile> List()
    {
        DirectoryInfo folder = new(Path);
        if (!folder.Exists)
        {
            return [];
        }

        List<SegmentFile> found = [];
        Dictionary<string, long> bytesBeside = new(StringComparer.Ordinal);
        foreach (FileInfo file in folder.EnumerateFiles("seg-*"))
        {
            if (!SegmentFile.TryGetNumber(file.Name, out long number))
            {
                continue;
            }

            long bytes = file.Exists ? file.Length : 0;
            if (file.Name.EndsWith(SegmentFile.Extension, StringComparison.Ordinal) || file.Name.EndsWith(SegmentFile.CorruptExtension, StringComparison.Ordinal))
            {
                found.Add(new SegmentFile(file.FullName, number, bytes, new DateTimeOffset(file.LastWriteTimeUtc)));
            }
            else if (file.Name.LastIndexOf('-') is var dash)
            {
                string database = System.IO.Path.Combine(Path, file.Name[..dash]);
                bytesBeside[database] = bytesBeside.GetValueOrDefault(database) + bytes;
            }
        }

        for (int i = 0; i < found.Count; i++)
        {
            found[i] = found[i] with { Bytes = found[i].Bytes + bytesBeside.GetValueOrDefault(found[i].Path) };
        }

        found.Sort(static (a, b) => a.Number.CompareTo(b.Number));
        return found;
    }

    /// <summary>Deletes a segment and what lies beside it.</summary>
    /// <exception cref="IOException">The system does not let go of it.</exception>
    /// <exception cref="UnauthorizedAccessException">It must not be deleted.</exception>
    public static void Delete(string file)
    {
        if (!Directory.Exists(System.IO.Path.GetDirectoryName(file)))
        {
            return;
        }

        // The log last: without it a database whose deletion fails would be an older one.
        File.Delete(file);
        foreach (string beside in s_besides)
        {
            File.Delete(file + beside);
        }
    }

    /// <summary>Deletes a segment that nobody needs, if the system lets it be deleted; it is found at the next start otherwise.</summary>
    public static void TryDelete(string file)
    {
        try
        {
            Delete(file);
        }
        catch (Exception kept) when (kept is IOException or UnauthorizedAccessException)
        {
            // It is empty, and empty ones are deleted at the start.
        }
    }

    /// <summary>Puts a segment that cannot be read aside, its log beside it; nothing of it is changed.</summary>
    /// <exception cref="IOException">The system does not allow it.</exception>
    /// <exception cref="UnauthorizedAccessException">Neither does it.</exception>
    public static void SetCorrupt(string file)
    {
        string corrupt = file + SegmentFile.CorruptExtension;
        if (File.Exists(file + "-wal"))
        {
            File.Move(file + "-wal", corrupt + "-wal", overwrite: false);
        }

        if (File.Exists(file + "-journal"))
        {
            File.Move(file + "-journal", corrupt + "-journal", overwrite: false);
        }

        File.Move(file, corrupt, overwrite: false);
        File.Delete(file + "-shm");
    }

    // Where the folder was moved away, another process may have begun one of the same name: its file is not the one that is locked here.
    // No two files of one name are made in the same instant.
    private bool IsNamed(FileStream held)
    {
        try
        {
            return File.Exists(LockPath) && File.GetCreationTimeUtc(LockPath) == File.GetCreationTimeUtc(held.SafeFileHandle);
        }
        catch (Exception unknown) when (unknown is IOException or UnauthorizedAccessException or ObjectDisposedException)
        {
            return false;
        }
    }

    private void LookAround()
    {
        // A folder that was taken away and came back has its numbers again; ours run on all the same.
        foreach (SegmentFile file in List())
        {
            _number = Math.Max(_number, file.Number);
        }

        foreach (string draft in Directory.EnumerateFiles(Path, SegmentDraft.Pattern))
        {
            // A process has ended while it made one.
            TryDelete(draft);
        }
    }

    /// <summary>Lets another process have the folder.</summary>
    public void Release()
    {
        _lock?.Dispose();
        _lock = null;
    }

    /// <inheritdoc cref="Release"/>
    public void Dispose() => Release();
}
