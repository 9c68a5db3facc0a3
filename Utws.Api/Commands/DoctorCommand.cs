using System.CommandLine;
using Utws.Api.Commands.Doctor;

namespace Utws.Api.Commands;

/// <summary><c>utws doctor</c>: whether all that the server depends on is as it should be, and what to do if not.</summary>
internal static class DoctorCommand
{
    private const string Description = """
        Looks at what the server depends on, and says of each thing whether it is well and what to do if not.

        It looks at settings, addresses, policy, the record's folder, disk and fsync, the engine, open files, account, and clock. It changes
        nothing, and can be run before the first start or beside a server that runs, best as the account that runs it.

        The settings are given as to the server: appsettings.json of this folder, else of the program's, then the environment, then what
        stands behind the command.

        Exit status: 0 all is well, or nothing worse than a warning, 1 something failed, 2 wrong usage, or settings that cannot be used.
        """;

    /// <summary>The command, to be added to the program's.</summary>
    public static Command Create(CommandConsole console)
    {
        Option<bool> json = new("--json") { Description = "One JSON document instead of text" };
        Command doctor = new("doctor", Description) { json };
        doctor.TreatUnmatchedTokensAsErrors = false;
        doctor.SetAction((parsed, cancellation) => new DoctorRun(console, new Surroundings { Clock = console.Clock }).RunAsync(
            [.. parsed.UnmatchedTokens], parsed.GetValue(json), cancellation));
        return doctor;
    }
}
