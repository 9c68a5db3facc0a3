namespace Utws.Benchmarks;

/// <summary>Where the repository is.</summary>
internal static class RepositoryFolder
{
    // By the place of the program, because its sources may have been compiled under another path.
    public static string Find()
    {
        for (DirectoryInfo? folder = new(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "Utws.sln")))
            {
                return folder.FullName;
            }
        }

        throw new DirectoryNotFoundException("Utws.sln is in no folder above " + AppContext.BaseDirectory);
    }
}
