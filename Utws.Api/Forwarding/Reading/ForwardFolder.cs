using Utws.Api.Recording;
using Utws.Api.Recording.Reading;
using Utws.Api.Recording.Segments;

namespace Utws.Api.Forwarding.Reading;

/// <summary>The segments of a folder in the order in which they were written.</summary>
internal static class ForwardFolder
{
    /// <summary>Those that are there now, none if there is no folder.</summary>
    /// <exception cref="IOException">It cannot be read.</exception>
    /// <exception cref="UnauthorizedAccessException">Neither.</exception>
    public static List<ListedSegment> List(string folder)
    {
        List<ListedSegment> segments = [];
        if (!Directory.Exists(folder))
        {
            return segments;
        }

        foreach (string path in Directory.EnumerateFiles(folder, SegmentSchema.FilePattern))
        {
            // On Windows the pattern finds longer extensions, too.
            if (path.EndsWith(SegmentFile.Extension, StringComparison.Ordinal) && SegmentFile.TryGetNumber(Path.GetFileName(path), out long number))
            {
                segments.Add(new ListedSegment(path, number));
            }
        }

        segments.Sort(static (a, b) => a.Number.CompareTo(b.Number));
        return segments;
    }

    /// <summary>The last group that is in it now; of segments that cannot be read nothing is known.</summary>
    public static ForwardPosition FindEnd(string folder)
    {
        List<ListedSegment> segments = List(folder);
        for (int i = segments.Count - 1; i >= 0; i--)
        {
            try
            {
                using SegmentReader? reader = SegmentReader.Open(segments[i]);
                if (reader?.Info is { LastSequence: > 0 } info)
                {
                    return new ForwardPosition(info.Epoch, info.LastSequence);
                }
            }
            catch (SegmentException)
            {
                // It is told when its turn comes.
            }
        }

        return default;
    }
}
