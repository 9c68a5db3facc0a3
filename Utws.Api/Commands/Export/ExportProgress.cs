using System.Globalization;
using Spectre.Console;

namespace Utws.Api.Commands.Export;

/// <summary>A bar on standard error where that is a terminal, and nothing where not.</summary>
internal sealed class ExportProgress : IExportProgress
{
    private readonly ProgressTask? _task;

    private ExportProgress(ProgressTask? task) => _task = task;

    /// <summary>Runs the export with a bar.</summary>
    public static Task<T> RunAsync<T>(CommandConsole console, long totalBytes, Func<IExportProgress, Task<T>> export)
    {
        if (!console.IsErrorTerminal)
        {
            return export(new ExportProgress(task: null));
        }

        IAnsiConsole terminal = AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(console.Error) });
        return terminal.Progress()
            .AutoClear(enabled: true)
            .Columns(new TaskDescriptionColumn(), new ProgressBarColumn(), new PercentageColumn(), new DownloadedColumn(), new RemainingTimeColumn())
            .StartAsync(context => export(new ExportProgress(context.AddTask("0 sessions", maxValue: Math.Max(1, totalBytes)))));
    }

    /// <inheritdoc/>
    public void Show(long bytesRead, long rows)
    {
        if (_task is not null)
        {
            _task.Value = bytesRead;
            _task.Description = rows.ToString("N0", CultureInfo.InvariantCulture) + " sessions";
        }
    }
}
