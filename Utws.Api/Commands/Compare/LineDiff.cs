using System.Globalization;
using DiffPlex.DiffBuilder;
using DiffPlex.DiffBuilder.Model;

namespace Utws.Api.Commands.Compare;

/// <summary>The lines that differ, each with its neighbours.</summary>
internal static class LineDiff
{
    // Finding the least difference takes time by lines times differences; two answers with nothing in common would take it all.
    private const int MaxComparedLines = 2000;
    private const int MaxShownLines = 60;
    private const int ContextLines = 1;

    /// <summary>Lines that begin with a minus (ours), a plus (theirs) or a blank (both); none if there is no difference.</summary>
    public static IReadOnlyList<string> Of(string ours, string theirs)
    {
        if (ours == theirs)
        {
            return [];
        }

        string[] our = ours.Split('\n');
        string[] their = theirs.Split('\n');
        int same = our.AsSpan().CommonPrefixLength(their, StringComparer.Ordinal);
        int sameAtEnd = 0;
        while (sameAtEnd < Math.Min(our.Length, their.Length) - same && our[^(sameAtEnd + 1)] == their[^(sameAtEnd + 1)])
        {
            sameAtEnd++;
        }

        // A line of what is the same on either side, for people to see where they are.
        int start = Math.Max(0, same - ContextLines);
        int end = Math.Max(0, sameAtEnd - ContextLines);
        List<string> lines = Compare(our[start..^end], their[start..^end]);
        return lines.Count <= MaxShownLines
            ? lines
            : [.. lines.Take(MaxShownLines), string.Create(CultureInfo.InvariantCulture, $"  … {lines.Count - MaxShownLines} more lines")];
    }

    private static List<string> Compare(string[] ours, string[] theirs)
    {
        if (Math.Max(ours.Length, theirs.Length) > MaxComparedLines)
        {
            return [.. ours.Zip(theirs).Where(p => p.First != p.Second).SelectMany(p => new[] { "- " + p.First, "+ " + p.Second })];
        }

        List<DiffPiece> pieces = InlineDiffBuilder.Diff(string.Join('\n', ours), string.Join('\n', theirs), ignoreWhiteSpace: false).Lines;
        List<string> lines = [];
        bool isCut = false;
        for (int i = 0; i < pieces.Count; i++)
        {
            bool isNear = pieces.Skip(Math.Max(0, i - ContextLines)).Take((2 * ContextLines) + 1).Any(p => p.Type != ChangeType.Unchanged);
            if (isNear)
            {
                lines.Add(Mark(pieces[i].Type) + pieces[i].Text);
            }
            else if (!isCut)
            {
                lines.Add("  …");
            }

            isCut = !isNear;
        }

        return lines;
    }

    private static string Mark(ChangeType type) => type switch
    {
        ChangeType.Deleted => "- ",
        ChangeType.Inserted => "+ ",
        _ => "  ",
    };
}
