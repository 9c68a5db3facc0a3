using Utws.Api.Policy;

namespace Utws.Api.Commands.Policy;

/// <summary>Policies by the paths of a command line.</summary>
internal static class NamedPolicy
{
    /// <summary>Loads a file; a relative path starts from the command's folder, and errors call the file as it was given.</summary>
    /// <exception cref="PolicyException">The file cannot be read, or its first error.</exception>
    public static LoadedPolicy Load(string path, CommandConsole console)
    {
        try
        {
            return PolicyFile.Load(Path.GetFullPath(path, console.Folder));
        }
        catch (PolicyException refused)
        {
            throw new PolicyException(refused.Error with { File = path }, refused);
        }
    }

    /// <summary>Whether the file could not be read at all: nothing can be said of what is in it.</summary>
    public static bool IsUnreadable(PolicyErrorReason reason) =>
        reason is PolicyErrorReason.FileMissing or PolicyErrorReason.FileIsFolder or PolicyErrorReason.FileUnreadable;
}
