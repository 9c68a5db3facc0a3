using System.CommandLine;
using Utws.Api.Commands.Engine;

namespace Utws.Api.Commands;

/// <summary><c>utws engine</c>: what an engine needs before sessions can be forwarded to it.</summary>
internal static class EngineCommand
{
    private const string Description = """
        Prepares the engine that sessions are forwarded to.

        Exit status: the command's.
        """;

    /// <summary>The command, to be added to the program's.</summary>
    public static Command Create(CommandConsole console) => new("engine", Description)
    {
        InitCommand.Create(console),
    };
}
