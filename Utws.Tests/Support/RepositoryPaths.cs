using System.Runtime.CompilerServices;

namespace Utws.Tests.Support;

/// <summary>Where the tests find the project's own files, and the shared data that only some machines have.</summary>
internal static class RepositoryPaths
{
    /// <summary>The folder of Utws.sln.</summary>
    public static string Root { get; } = FindRoot();

    /// <summary>The folder of shared test data beside the project, or null where there is none: a test that needs it says so and skips.</summary>
    public static string? Shared { get; } = FindShared();

    private static string FindRoot([CallerFilePath] string thisFile = "")
    {
        for (DirectoryInfo? folder = new(Path.GetDirectoryName(thisFile)!); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "Utws.sln")))
            {
                return folder.FullName;
            }
        }

        throw new DirectoryNotFoundException("Utws.sln is in no folder above " + thisFile);
    }

    private static string? FindShared()
    {
        string path = Path.GetFullPath(Path.Combine(Root, "..", "shared"));
        return Directory.Exists(Path.Combine(path, "corpus")) ? path : null;
    }
}
