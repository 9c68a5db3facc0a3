using Microsoft.Win32.SafeHandles;

namespace Utws.Api.Policy;

/// <summary>Reads the bytes of the policy file, as often as one likes, into the same buffer.</summary>
/// <param name="path">The file; errors call it so.</param>
internal sealed class PolicyFileReader(string path)
{
    /// <summary>
    /// The longest file that is read: 8 MiB are some 50,000 rules, and every request may try them all. What is longer is
    /// no policy but a mistake, and shall not take the server's memory.
    /// </summary>
    public const int MaxBytes = 8 * 1024 * 1024;

    // Twice the sample's length: one read for most files.
    private const int LeastBuffer = 8 * 1024;

    private byte[] _buffer = [];

    /// <summary>What the file has in it now. The bytes are the reader's, until the next call.</summary>
    /// <exception cref="PolicyException">It cannot be read, is no file, or is too long.</exception>
    public ReadOnlySpan<byte> Read()
    {
        try
        {
            if (Directory.Exists(path))
            {
                throw Refused(PolicyErrorReason.FileIsFolder, Path.GetFullPath(path));
            }

            if (FileKind.IsSpecial(path))
            {
                throw Refused(PolicyErrorReason.FileUnreadable, "it is a pipe or a device, not a file.");
            }

            // Whoever writes, renames or deletes the file meanwhile is not to notice that it is being read.
            using SafeFileHandle file = File.OpenHandle(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
            return Read(file);
        }
        catch (Exception missing) when (missing is FileNotFoundException or DirectoryNotFoundException)
        {
            throw Refused(PolicyErrorReason.FileMissing, Path.GetFullPath(path), missing);
        }
        catch (Exception unreadable) when (unreadable is IOException or UnauthorizedAccessException)
        {
            throw Refused(PolicyErrorReason.FileUnreadable, unreadable.Message, unreadable);
        }
    }

    // The length is no more than a hint: the file may be growing.
    private ReadOnlySpan<byte> Read(SafeFileHandle file)
    {
        long length = RandomAccess.GetLength(file);
        int total = 0;
        while (length <= MaxBytes && total <= MaxBytes)
        {
            if (total == _buffer.Length)
            {
                // A byte more than there is, so that the end shows; and a byte more than there may be.
                Array.Resize(ref _buffer, (int)Math.Clamp(Math.Max(length + 1, total * 2L), LeastBuffer, MaxBytes + 1));
            }

            int read = RandomAccess.Read(file, _buffer.AsSpan(total), total);
            if (read == 0)
            {
                return _buffer.AsSpan(0, total);
            }

            total += read;
        }

        throw Refused(PolicyErrorReason.FileTooLong, "more");
    }

    private PolicyException Refused(PolicyErrorReason reason, string found, Exception? inner = null) =>
        new(PolicyError.OfFile(path, reason, found), inner);
}
