using System.CommandLine;
using System.Globalization;
using Utws.Api.Commands.Source;
using Utws.Api.Policy;
using Utws.Core.Policy;

namespace Utws.Api.Commands.Policy;

/// <summary><c>utws policy validate</c>: whether the server would take a file, and which of its rules are of no use.</summary>
internal static class ValidateCommand
{
    private const string Description = """
        Checks policy files as the server does when it loads them.

        Prints the revision and the number of rules of each that it would take, and the place and the reason for each that it would
        refuse. A rule that can never decide, since an earlier one takes all that it matches, gets a warning; a warning refuses nothing.

        Exit status: 0 all would be taken, 1 at least one would be refused, 2 wrong usage, or a file could not be read.
        """;

    /// <summary>The command, to be added to <c>policy</c>.</summary>
    public static Command Create(CommandConsole console)
    {
        Argument<string[]> files = new("file") { HelpName = "FILE", Description = "Policy files", Arity = ArgumentArity.OneOrMore };
        files.Validators.Add(OptionValue.RefuseOptions);
        Command validate = new("validate", Description) { files };
        validate.SetAction((parsed, _) => RunAsync(parsed.GetValue(files) ?? [], console));
        return validate;
    }

    private static async Task<int> RunAsync(string[] files, CommandConsole console)
    {
        int exitCode = ExitCode.Accepted;
        foreach (string file in files)
        {
            exitCode = Math.Max(exitCode, await ValidateAsync(file, console));
        }

        return exitCode;
    }

    private static async Task<int> ValidateAsync(string file, CommandConsole console)
    {
        try
        {
            LoadedPolicy loaded = NamedPolicy.Load(file, console);
            string name = VisibleText.Of(file);
            int rules = loaded.Policy.Rules.Length;
            await console.Output.WriteLineAsync(string.Create(
                CultureInfo.InvariantCulture, $"{name}: revision {loaded.Revision}, {rules} {(rules == 1 ? "rule" : "rules")}"));
            foreach ((int rule, int by) in ShadowedRules.Find(loaded.Policy.Rules))
            {
                await console.Output.WriteLineAsync($"{name}: warning: {Named(loaded.Policy, rule)} can never decide: {Named(loaded.Policy, by)} takes all it matches.");
            }

            return ExitCode.Accepted;
        }
        catch (PolicyException refused) when (NamedPolicy.IsUnreadable(refused.Error.Reason))
        {
            await console.ComplainAsync(refused.Message);
            return ExitCode.Unusable;
        }
        catch (PolicyException refused)
        {
            await console.Output.WriteLineAsync(VisibleText.Of(refused.Message));
            return ExitCode.Refused;
        }
    }

    private static string Named(PublishPolicy policy, int rule) => RuleText.Of(rule, policy.Rules[rule].Name);
}
