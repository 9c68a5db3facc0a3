using Microsoft.Win32.SafeHandles;

namespace Utws.Api.Policy;

/// <summary>The file that keeps the last good policy of a URL, for a start at which the URL does not answer.</summary>
internal sealed class LastGoodPolicy(string path)
{
    /// <summary>Where it is.</summary>
    public string Path => path;

    /// <summary>What is in it, and when it was written.</summary>
    /// <exception cref="PolicyException">There is none, or it cannot be used.</exception>
    public (LoadedPolicy Policy, DateTimeOffset WrittenAt) Read()
    {
        LoadedPolicy policy = PolicyFile.Load(path);
        return (policy, new DateTimeOffset(File.GetLastWriteTimeUtc(path)));
    }

    /// <summary>Puts other bytes in the place of what is there, all at once.</summary>
    /// <exception cref="IOException">They cannot be written.</exception>
    /// <exception cref="UnauthorizedAccessException">They may not be written.</exception>
    public void Write(ReadOnlySpan<byte> bytes)
    {
        string next = path + ".new";
        using (SafeFileHandle file = File.OpenHandle(next, FileMode.Create, FileAccess.Write))
        {
            RandomAccess.Write(file, bytes, 0);
            RandomAccess.FlushToDisk(file);
        }

        File.Move(next, path, overwrite: true);
    }
}
