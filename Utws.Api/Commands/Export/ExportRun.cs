using System.Globalization;
using Utws.Api.Commands.Records;
using Utws.Api.Commands.Source;
using Utws.Api.Recording.Reading;

namespace Utws.Api.Commands.Export;

/// <summary>Runs <c>utws export</c>.</summary>
internal sealed class ExportRun(ExportOptions options, CommandConsole console)
{
    // EPIPE, which Unix has there: whoever was to read has enough, as head(1) does, and is told nothing.
    private const int BrokenPipe = 32;

    private long _rows;

    private bool IsToStandardOutput => options.Out == ExportOptions.StandardOutput;

    /// <returns>The exit code.</returns>
    public async Task<int> RunAsync(CancellationToken cancellation)
    {
        if (IsToStandardOutput && options.Format == ExportFormat.Parquet && console.IsOutputTerminal)
        {
            await console.ComplainAsync("parquet is nothing for a terminal; --out FILE names where it shall go");
            return ExitCode.Unusable;
        }

        using OpenRecord? record = OpenRecord.TryOpen(options.Record, console);
        if (record is null)
        {
            return ExitCode.Unusable;
        }

        try
        {
            await ExportProgress.RunAsync(console, record.Reader.TotalBytes, progress => ExportAsync(record.Reader, progress, cancellation));
        }
        catch (Exception refused) when (!IsToStandardOutput && refused is IOException or UnauthorizedAccessException)
        {
            await console.ComplainAsync($"{options.Out}: {refused.Message}; nothing was exported");
            return ExitCode.Unusable;
        }

        catch (IOException refused) when (IsToStandardOutput && refused.HResult != BrokenPipe)
        {
            await console.ComplainAsync($"standard output: {refused.Message}");
            return ExitCode.Unusable;
        }

        if (!IsToStandardOutput)
        {
            await console.Output.WriteLineAsync(string.Create(
                CultureInfo.InvariantCulture,
                $"{VisibleText.Of(options.Out)}: {_rows:N0} {(_rows == 1 ? "session" : "sessions")}"));
        }

        return record.End();
    }

    private async Task<long> ExportAsync(RecordReader reader, IExportProgress progress, CancellationToken cancellation)
    {
        await using ExportTarget target = IsToStandardOutput
            ? ExportTarget.To(console.Bytes)
            : ExportTarget.ToFile(Path.Combine(console.Folder, options.Out));
        await using IExportWriter writer = options.Format switch
        {
            ExportFormat.Parquet => await ParquetExport.CreateAsync(target.Stream, cancellation),
            ExportFormat.Csv => new CsvExport(target.Stream),
            _ => new NdjsonExport(target.Stream),
        };
        while (reader.Read())
        {
            AddRequest(reader, writer);
            if (writer.IsFull)
            {
                await writer.FlushAsync(cancellation);
                progress.Show(reader.BytesRead, _rows);
            }
        }

        await writer.CompleteAsync(cancellation);
        await target.CompleteAsync(cancellation);
        return _rows;
    }

    private void AddRequest(RecordReader reader, IExportWriter writer)
    {
        RecordedSessions sessions = reader.Sessions();
        int ordinal = 0;
        while (sessions.MoveNext())
        {
            writer.Add(new ExportRow
            {
                Segment = reader.Segment,
                Head = reader.Head,
                Ordinal = ordinal++,
                Session = sessions.Session,
                Decision = sessions.Decision,
            });
        }

        _rows += ordinal;
        if (sessions.Problem is { } problem)
        {
            reader.Tell(problem);
        }
    }
}
