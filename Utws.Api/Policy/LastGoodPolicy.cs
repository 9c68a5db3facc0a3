using System.Text;
using Microsoft.Win32.SafeHandles;

namespace Utws.Api.Policy;

/// <summary>
/// The file that keeps the last good policy of a URL, for a start at which the URL does not answer. Its bytes are the policy's own; a second
/// file beside it has the URL, so that a server that was given another URL does not serve the policy of the first.
/// </summary>
/// <param name="path">Where it is.</param>
/// <param name="url">What logs call the URL: without credentials and query, so that no secret gets onto the disk.</param>
internal sealed class LastGoodPolicy(string path, string url)
{
    private readonly string _urlPath = path + ".url";

    /// <summary>Where it is.</summary>
    public string Path => path;

    /// <summary>What is in it, and when it was written.</summary>
    /// <exception cref="PolicyException">There is none, it cannot be used, or it is not known to be of this URL.</exception>
    public (LoadedPolicy Policy, DateTimeOffset WrittenAt) Read()
    {
        LoadedPolicy policy = PolicyFile.Load(path);
        string? whose = ReadUrl();
        return whose == url
            ? (policy, new DateTimeOffset(File.GetLastWriteTimeUtc(path)))
            : throw new PolicyException(PolicyError.OfFile(
                path, PolicyErrorReason.CopyOfAnotherUrl, whose is null ? $"who knows what, since {_urlPath} does not say it" : $"{whose}, not of {url}"));
    }

    /// <summary>Puts other bytes in the place of what is there, all at once.</summary>
    /// <exception cref="IOException">They cannot be written.</exception>
    /// <exception cref="UnauthorizedAccessException">They may not be written.</exception>
    public void Write(ReadOnlySpan<byte> bytes)
    {
        if (ReadUrl() == url)
        {
            Put(path, bytes);
            return;
        }

        // Whoever is killed in between leaves a copy of nobody's, and never one of another URL under this one's name.
        File.Delete(_urlPath);
        Put(path, bytes);
        Put(_urlPath, Encoding.UTF8.GetBytes(url + "\n"));
    }

    private static void Put(string path, ReadOnlySpan<byte> bytes)
    {
        string next = path + ".new";
        using (SafeFileHandle file = File.OpenHandle(next, FileMode.Create, FileAccess.Write))
        {
            RandomAccess.Write(file, bytes, 0);
            RandomAccess.FlushToDisk(file);
        }

        File.Move(next, path, overwrite: true);
    }

    // The first line, since it may become part of one; null where there is none to be read.
    private string? ReadUrl()
    {
        try
        {
            return Encoding.UTF8.GetString(new PolicyFileReader(_urlPath).Read()).Split('\n')[0].TrimEnd();
        }
        catch (PolicyException)
        {
            return null;
        }
    }
}
