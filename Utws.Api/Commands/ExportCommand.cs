using System.CommandLine;
using Utws.Api.Commands.Export;
using Utws.Api.Commands.Records;

namespace Utws.Api.Commands;

/// <summary><c>utws export</c>: recorded sessions as a file for other programs.</summary>
internal static class ExportCommand
{
    private const string Description = """
        Writes the recorded sessions, a row each, for other programs: all that was announced, how it was decided, by which policy,
        and which request of which server it was.

        The server may be recording meanwhile. What was written twice after a failed commit comes once. A text that the client did
        not send is NULL in Parquet, null in NDJSON and nothing in CSV; an empty one is empty, in CSV two quotes. A file has its name
        only once it is whole.

        Exit status: 0 done, 2 wrong usage, no record there, a part of it could not be read, or the file could not be written.
        """;

    /// <summary>The command, to be added to the program's.</summary>
    public static Command Create(CommandConsole console)
    {
        Option<ExportFormat?> format = new("--format")
        {
            HelpName = "parquet|csv|ndjson",
            Description = "What to write",
            Required = true,
            CustomParser = result => OptionValue.Parse<ExportFormat>(
                result,
                text => Enum.TryParse(text, ignoreCase: true, out ExportFormat known) && char.IsAsciiLetter(text[0]) && Enum.IsDefined(known) ? known : null,
                "parquet, csv or ndjson"),
        };
        format.CompletionSources.Clear();
        format.CompletionSources.Add("parquet", "csv", "ndjson");
        Option<string?> output = new("--out") { HelpName = "FILE", Description = "Where to; - and not given are standard output" };
        output.Validators.Add(result =>
        {
            if (result.Tokens is [{ Value: "" }])
            {
                result.AddError("--out is ''; expected a file's name or -.");
            }
        });
        Command export = new("export", Description) { format, output };
        RecordArguments record = RecordArguments.AddTo(export, console.Clock);
        export.SetAction((parsed, cancellation) => RecordRun.RunAsync(console, () => new ExportRun(
            new ExportOptions(record.Of(parsed), parsed.GetValue(format)!.Value, parsed.GetValue(output) ?? ExportOptions.StandardOutput),
            console).RunAsync(cancellation)));
        return export;
    }
}
