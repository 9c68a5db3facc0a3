using System.Globalization;

namespace Utws.Api.Recording.Reading;

/// <summary>The segments of a folder.</summary>
internal static class RecordFolder
{
    /// <summary>
    /// The segments that are there now, each server's in the order in which it wrote them. Each is opened for what it says of itself;
    /// one that is broken is told of and left out, one that has nothing in it yet is left out.
    /// </summary>
    /// <exception cref="DirectoryNotFoundException">There is no such folder.</exception>
    public static List<SegmentInfo> List(string folder, RecordProblems problems)
    {
        List<SegmentInfo> segments = [];
        foreach (string path in Directory.EnumerateFiles(folder, SegmentSchema.FilePattern).Order(StringComparer.Ordinal))
        {
            try
            {
                using SegmentReader? segment = SegmentReader.Open(new ListedSegment(path, NumberOf(path)));
                if (segment is not null)
                {
                    segments.Add(segment.Info);
                }
            }
            catch (SegmentException broken)
            {
                problems.Add(Path.GetFileName(path), broken.Message + "; left out");
            }
        }

        return [.. segments.OrderBy(s => s.Node, StringComparer.Ordinal).ThenBy(s => s.Epoch).ThenBy(s => s.Number)];
    }

    private static long NumberOf(string path)
    {
        ReadOnlySpan<char> name = Path.GetFileNameWithoutExtension(path.AsSpan());
        return long.TryParse(name[(name.LastIndexOf('-') + 1)..], NumberStyles.None, CultureInfo.InvariantCulture, out long number) ? number : -1;
    }
}
