using System.Security.Cryptography;
using Utws.Core.Policy;

namespace Utws.Api.Policy;

/// <summary>
/// Loads policy.json: JSON in UTF-8, with or without a byte order mark, with trailing commas and with comments (anywhere but
/// between a member's name and its colon, where the framework's JSON reader has none).
/// </summary>
internal static class PolicyFile
{
    /// <summary>Reads, checks and compiles the file.</summary>
    /// <exception cref="PolicyException">The file cannot be read, or its first error.</exception>
    public static LoadedPolicy Load(string path)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(path);
        return Parse(path, ReadBytes(path));
    }

    /// <summary>Checks and compiles the bytes of a file; <paramref name="path"/> is what errors call it.</summary>
    /// <exception cref="PolicyException">The first error in it.</exception>
    public static LoadedPolicy Parse(string path, byte[] bytes)
    {
        PolicyParser parser = new(new PolicySource(path, bytes));
        return new LoadedPolicy(parser.Parse(), PolicyRevision.OfHash(SHA256.HashData(bytes)));
    }

    private static byte[] ReadBytes(string path)
    {
        if (Directory.Exists(path))
        {
            throw Refused(path, PolicyErrorReason.FileIsFolder, Path.GetFullPath(path), inner: null);
        }

        try
        {
            return File.ReadAllBytes(path);
        }
        catch (Exception missing) when (missing is FileNotFoundException or DirectoryNotFoundException)
        {
            throw Refused(path, PolicyErrorReason.FileMissing, Path.GetFullPath(path), missing);
        }
        catch (Exception unreadable) when (unreadable is IOException or UnauthorizedAccessException)
        {
            throw Refused(path, PolicyErrorReason.FileUnreadable, unreadable.Message, unreadable);
        }
    }

    private static PolicyException Refused(string path, PolicyErrorReason reason, string found, Exception? inner) =>
        new(new PolicyError(reason, path, 0, 0, string.Empty, PolicyErrorText.Of(reason, string.Empty, found)), inner);
}
