namespace Utws.Tests.Commands;

/// <summary>A folder for files to be checked, gone after the test.</summary>
internal sealed class TemporaryFolder : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("utws-check-");

    public string Path => _folder.FullName;

    public string PathOf(string name) => System.IO.Path.Combine(_folder.FullName, name);

    public void Dispose() => _folder.Delete(recursive: true);
}
