using System.CommandLine;

namespace Utws.Api.Commands.Policy;

/// <summary><c>utws policy</c>: what can be found out about a policy file without a server.</summary>
internal static class PolicyCommand
{
    private const string Description = """
        Checks policy files, and tells what they decide and why.

        Exit status: the command's.
        """;

    /// <summary>The command, to be added to the program's.</summary>
    public static Command Create(CommandConsole console) => new("policy", Description)
    {
        ValidateCommand.Create(console),
        ExplainCommand.Create(console),
        ReplayCommand.Create(console),
    };
}
