using System.CommandLine;
using System.CommandLine.Parsing;
using Utws.Api.Commands.Help;
using Utws.Api.Commands.Policy;
using Utws.Api.Commands.Source;

namespace Utws.Api.Commands;

/// <summary>The program's commands. Without one it is the server, and its arguments are configuration.</summary>
internal static class CommandLine
{
    // EPIPE, as Unix has it.
    private const int BrokenPipe = 32;

    // How the shells' scripts ask what can come next.
    private const string Suggest = "[suggest";

    private const string Description = """
        A server for a legacy SOAP telemetry endpoint.

        Without a command it is the server, and its arguments are settings. The README lists them; each can also come from appsettings.json
        or the environment (Utws__Recording__Path). Unless told otherwise, clients are served at http://127.0.0.1:5080/, and the operator's
        pages are at http://127.0.0.1:5081/: what is in the field, health, metrics. ctrl-C or SIGTERM end it.

        Exit status of the server: 0 it was asked to end, 2 a mistake in settings or policy, 75 it could not start, and may later on.
        Each command's help has its own.
        """;

    /// <summary>
    /// Whether the arguments are for a command. Configuration is written <c>--key value</c>, <c>--key=value</c> or <c>/key value</c>:
    /// a word of another kind in the first place can be nothing but a command, misspelt ones included.
    /// </summary>
    public static bool IsCommand(string[] args) =>
        args is [{ Length: > 0 } first, ..] && ((first[0] is not ('-' or '/') && !first.Contains('=', StringComparison.Ordinal))
            || first == "--version" || IsHelp(first) || IsHelp(args[^1]));

    /// <summary>Runs the command in this process.</summary>
    public static async Task<int> RunAsync(string[] args)
    {
        CommandConsole console = CommandConsole.OfProcess();
        try
        {
            await using (console.Output)
            {
                return await RunAsync(args, console);
            }
        }
        catch (IOException refused)
        {
            // Whoever was to read the output has gone, as head(1) does, or there is no room for it.
            if (refused.HResult != BrokenPipe)
            {
                await console.ComplainAsync($"standard output: {refused.Message}");
            }

            return ExitCode.Unusable;
        }
    }

    /// <summary>Runs the command that the arguments name, and gives the exit code.</summary>
    public static async Task<int> RunAsync(string[] args, CommandConsole console)
    {
        ParseResult parsed = CreateRoot(console).Parse(Asked(args));

        // What is to be completed is no whole command line yet.
        if (parsed.Errors.Count > 0 && !args[0].StartsWith(Suggest, StringComparison.Ordinal))
        {
            foreach (ParseError error in parsed.Errors)
            {
                await console.Error.WriteLineAsync("utws: " + VisibleText.Of(error.Message));
            }

            await console.Error.WriteLineAsync("utws: --help tells what there is");
            return ExitCode.Unusable;
        }

        return await parsed.InvokeAsync(new InvocationConfiguration
        {
            Output = console.Output,
            Error = console.Error,
            EnableDefaultExceptionHandler = false,
        });
    }

    /// <summary>All commands, with their help.</summary>
    public static RootCommand CreateRoot(CommandConsole console)
    {
        RootCommand root = new(Description)
        {
            CheckCommand.Create(console),
            PolicyCommand.Create(console),
            ReportCommand.Create(console),
            ExportCommand.Create(console),
            EngineCommand.Create(console),
            DoctorCommand.Create(console),
            SimulateCommand.Create(console),
            CompletionCommand.Create(console),
        };
        HelpWithExamples.AddTo(root);
        return root;
    }

    // Help asked for behind settings is help on the program: the settings themselves are no business of the commands.
    private static string[] Asked(string[] args) => IsHelp(args[^1]) && args[0].StartsWith('-') ? ["--help"] : args;

    private static bool IsHelp(string word) => word is "--help" or "-h" or "-?";
}
