namespace Utws.Api.Recording.Reading;

/// <summary>A file that is named as a segment.</summary>
/// <param name="Path">Where it is.</param>
/// <param name="Number">The running number in its name; -1 where it has none.</param>
internal readonly record struct ListedSegment(string Path, long Number)
{
    private const string LogSuffix = "-wal";

    /// <summary>Whether there is a log beside it: it is being written, or was not closed.</summary>
    public bool HasLog => File.Exists(Path + LogSuffix);

    /// <summary>How long the file and its log are together.</summary>
    public long Bytes => LengthOf(Path) + LogBytes;

    /// <summary>How long its log is.</summary>
    public long LogBytes => LengthOf(Path + LogSuffix);

    // The server may close or delete it at any instant.
    private static long LengthOf(string path)
    {
        FileInfo file = new(path);
        try
        {
            return file.Exists ? file.Length : 0;
        }
        catch (FileNotFoundException)
        {
            return 0;
        }
    }
}
