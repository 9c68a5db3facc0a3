using System.CommandLine;
using Utws.Api.Commands.Completion;

namespace Utws.Api.Commands;

/// <summary><c>utws completion</c>: a script that has a shell complete this program's command lines.</summary>
internal static class CompletionCommand
{
    private const string Description = """
        Prints a script for a shell, which completes commands, options, their values, and files where files are expected.

        Exit status: 0 printed, 2 wrong usage.
        """;

    /// <summary>The command, to be added to the program's.</summary>
    public static Command Create(CommandConsole console)
    {
        string[] shells = [.. Enum.GetNames<Shell>().Select(name => name.ToLowerInvariant())];
        Argument<string> shell = new("shell") { HelpName = string.Join('|', shells), Description = "The shell" };
        _ = shell.AcceptOnlyFromAmong(shells);
        Command completion = new("completion", Description) { shell };
        completion.SetAction(parsed =>
        {
            FilePlaces files = FilePlaces.Of(parsed.RootCommandResult.Command);
            console.Output.Write(CompletionScript.Of(Enum.Parse<Shell>(parsed.GetValue(shell)!, ignoreCase: true), files));
            return ExitCode.Accepted;
        });
        return completion;
    }
}
