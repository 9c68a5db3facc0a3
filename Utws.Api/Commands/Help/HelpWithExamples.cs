using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Invocation;

namespace Utws.Api.Commands.Help;

/// <summary>The framework's help, and the command's examples behind it.</summary>
internal sealed class HelpWithExamples(HelpAction help) : SynchronousCommandLineAction
{
    /// <summary>Who asks for help is not told that an argument is missing.</summary>
    public override bool ClearsParseErrors => true;

    /// <summary>Has every command of a program have it.</summary>
    public static void AddTo(RootCommand root)
    {
        HelpOption option = root.Options.OfType<HelpOption>().Single();

        // In the form of another system's programs; here they are files.
        _ = option.Aliases.Remove("/h");
        _ = option.Aliases.Remove("/?");
        option.Action = new HelpWithExamples((HelpAction)option.Action!);
    }

    /// <inheritdoc/>
    public override int Invoke(ParseResult parseResult)
    {
        Command command = parseResult.CommandResult.Command;
        foreach (Command listed in command.Subcommands)
        {
            // In the list of commands, its first paragraph is what a command does.
            listed.Description = listed.Description?.ReplaceLineEndings("\n").Split("\n\n")[0].Replace('\n', ' ');
        }

        int exitCode = help.Invoke(parseResult);
        IReadOnlyList<string> examples = CommandExamples.Of(command);
        if (examples.Count > 0)
        {
            TextWriter output = parseResult.InvocationConfiguration.Output;
            output.WriteLine("Examples:");
            foreach (string example in examples)
            {
                output.WriteLine("  " + example);
            }

            output.WriteLine();
        }

        return exitCode;
    }
}
