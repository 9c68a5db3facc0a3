using System.IO.Compression;

namespace Utws.Tests.Xml.Suites;

/// <summary>The files of a suite, from an archive or from a folder, whichever is at hand.</summary>
internal sealed class SuiteFiles : IDisposable
{
    private readonly ZipArchive? _archive;
    private readonly string _path;

    private SuiteFiles(string path, ZipArchive? archive)
    {
        _path = path;
        _archive = archive;
    }

    public static SuiteFiles OfArchive(string path) => new(path, ZipFile.OpenRead(path));

    public static SuiteFiles OfFolder(string path) => new(path, null);

    public byte[] Read(string name)
    {
        if (_archive is null)
        {
            return File.ReadAllBytes(Path.Combine(_path, name));
        }

        ZipArchiveEntry entry = _archive.GetEntry(name) ?? throw new FileNotFoundException("Not in " + _path, name);
        byte[] content = new byte[entry.Length];
        using Stream stream = entry.Open();
        stream.ReadExactly(content);
        return content;
    }

    public void Dispose() => _archive?.Dispose();
}
