using System.CommandLine;
using Utws.Api.Commands.Records;
using Utws.Api.Policy;

namespace Utws.Api.Commands.Policy;

/// <summary><c>utws policy replay</c>: what a policy would have decided for the sessions that the server has recorded.</summary>
internal static class ReplayCommand
{
    private const string Description = """
        Decides every recorded session anew by a policy file, at the instant it was received, and tells how many would be decided
        otherwise: from which decision to which, by which rule, of which product.

        The caller's address is not recorded. Rules with a sample take another caller in its place: their share is right, but the
        sessions in it are others than the server would take.

        Exit status: 0 done, 2 wrong usage, a policy that cannot be used, no record there, or a part of it could not be read.
        """;

    /// <summary>The command, to be added to <c>policy</c>.</summary>
    public static Command Create(CommandConsole console)
    {
        Argument<string> file = new("policy") { HelpName = "FILE", Description = "The policy file" };
        file.Validators.Add(OptionValue.RefuseOptions);
        Option<bool> json = new("--json") { Description = "One JSON document instead of tables" };
        Command replay = new("replay", Description) { file };
        RecordArguments record = RecordArguments.AddTo(replay, console.Clock);
        replay.Add(json);
        replay.SetAction((parsed, cancellation) => RecordRun.RunAsync(
            console, () => RunAsync(parsed.GetValue(file)!, record.Of(parsed), parsed.GetValue(json), console, cancellation)));
        return replay;
    }

    private static async Task<int> RunAsync(string file, RecordOptions options, bool json, CommandConsole console, CancellationToken cancellation)
    {
        try
        {
            return ReplayRun.Run(file, NamedPolicy.Load(file, console), options, json, console, cancellation);
        }
        catch (PolicyException refused)
        {
            await console.ComplainAsync(refused.Message);
            return ExitCode.Unusable;
        }
    }
}
