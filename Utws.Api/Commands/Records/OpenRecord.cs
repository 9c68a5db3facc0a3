using Utws.Api.Commands.Source;
using Utws.Api.Recording;
using Utws.Api.Recording.Reading;

namespace Utws.Api.Commands.Records;

/// <summary>A record that a command reads, and the end of the command that had to leave something of it out.</summary>
internal sealed class OpenRecord : IDisposable
{
    private readonly RecordProblems _problems;

    private OpenRecord(IReadOnlyList<SegmentInfo> segments, RecordRange range, RecordProblems problems)
    {
        _problems = problems;
        Segments = segments;
        Range = range;
        Reader = new RecordReader(segments, range, problems);
    }

    /// <summary>Its segments, in the order of reading; those that have nothing of what is wanted too.</summary>
    public IReadOnlyList<SegmentInfo> Segments { get; }

    /// <summary>What of it is wanted.</summary>
    public RecordRange Range { get; }

    /// <summary>Reads it, once.</summary>
    public RecordReader Reader { get; }

    /// <summary>Opens what the options name; null, and the reason on standard error, if there is nothing to read.</summary>
    public static OpenRecord? TryOpen(RecordOptions options, CommandConsole console)
    {
        string folder = Path.Combine(console.Folder, options.Folder);
        RecordProblems problems = new(console.Error);
        try
        {
            List<SegmentInfo> segments = RecordFolder.List(folder, problems);
            if (segments.Count > 0 || problems.Count > 0 || Directory.EnumerateFiles(folder, SegmentSchema.FilePattern).Any())
            {
                return new OpenRecord(segments, options.Range, problems);
            }

            Refuse(console, options.Folder, "there are no segments (" + SegmentSchema.FilePattern + ") in it; --data names the folder that the server records into");
        }
        catch (DirectoryNotFoundException)
        {
            Refuse(console, options.Folder, "there is no such folder; --data names the folder that the server records into");
        }
        catch (Exception unreadable) when (unreadable is IOException or UnauthorizedAccessException)
        {
            Refuse(console, options.Folder, unreadable.Message);
        }

        return null;
    }

    /// <summary>Ends reading, and gives the command's exit code.</summary>
    public int End()
    {
        _problems.End();
        return _problems.Count == 0 ? ExitCode.Accepted : ExitCode.Unusable;
    }

    /// <inheritdoc/>
    public void Dispose() => Reader.Dispose();

    private static void Refuse(CommandConsole console, string folder, string reason) =>
        console.Error.WriteLine($"utws: {VisibleText.Of(folder)}: {VisibleText.Of(reason)}");
}
