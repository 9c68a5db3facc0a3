using System.CommandLine;

namespace Utws.Api.Commands.Engine;

/// <summary><c>utws engine init</c>: makes what the engine needs.</summary>
internal static class InitCommand
{
    private const string Description = """
        Makes what the engine of Utws:Forwarding:Engine needs to store sessions, such as its table, and tells of each thing whether it
        was made or was there already. What is there stays as it is: the command can be given again at any time, and from every server.

        The settings are the server's own: appsettings.json of this folder, else of the program's, then the environment, then what
        stands behind the command, in the server's form.

        Exit status: 0 all is there now, 1 the engine cannot be reached or does not allow it, 2 wrong usage or settings.
        """;

    /// <summary>The command, to be added to <c>engine</c>.</summary>
    public static Command Create(CommandConsole console)
    {
        Command init = new("init", Description) { TreatUnmatchedTokensAsErrors = false };
        init.SetAction((parsed, cancellation) => new InitRun(console).RunAsync([.. parsed.UnmatchedTokens], cancellation));
        return init;
    }
}
