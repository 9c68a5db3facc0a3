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
        return Parse(path, new PolicyFileReader(path).Read().ToArray());
    }

    /// <summary>Checks and compiles the bytes of a file; <paramref name="path"/> is what errors call it.</summary>
    /// <exception cref="PolicyException">The first error in it.</exception>
    public static LoadedPolicy Parse(string path, byte[] bytes)
    {
        PolicyParser parser = new(new PolicySource(path, bytes));
        return new LoadedPolicy(parser.Parse(), PolicyRevision.OfHash(SHA256.HashData(bytes)));
    }
}
