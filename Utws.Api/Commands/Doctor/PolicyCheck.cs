using System.Globalization;
using Utws.Api.Commands.Policy;
using Utws.Api.Policy;

namespace Utws.Api.Commands.Doctor;

/// <summary>Whether the server would start with its policy, and which of its rules are of no use.</summary>
internal sealed class PolicyCheck(UtwsSettings settings, string folder) : IDoctorCheck
{
    private const string Check = "policy";

    /// <inheritdoc/>
    public async Task<IReadOnlyList<Finding>> LookAsync(CancellationToken cancellation)
    {
        try
        {
            (string name, PolicyStart start) = await LoadAsync();
            List<Finding> found = [Judge(name, start)];
            foreach ((int rule, int by) in ShadowedRules.Find(start.Loaded.Policy.Rules))
            {
                found.Add(Finding.Warning(
                    Check,
                    $"{RuleText.Of(rule, start.Loaded.Policy.Rules[rule].Name)} can never decide: {RuleText.Of(by, start.Loaded.Policy.Rules[by].Name)} takes all it matches",
                    "Take it out, put it before that rule, or make that rule narrower."));
            }

            return found;
        }
        catch (Exception refused) when (refused is PolicyException or StartupException)
        {
            return [Finding.Failed(Check, refused.Message, "Mend it: 'utws policy validate FILE' tells whether it will do. Utws:Policy:Path names it.")];
        }
    }

    private async Task<(string Name, PolicyStart Start)> LoadAsync()
    {
        if (settings.PolicyUrl is not { } url)
        {
            string own = Path.Combine(folder, settings.PolicyPath);
            string file = File.Exists(own) ? own : PolicyRegistration.Find(settings.PolicyPath);
            return (file, await PolicyStart.LoadAsync(new FilePolicyOrigin(file), copy: null));
        }

        using HttpPolicyOrigin origin = new(url, TimeProvider.System);
        return (url.Name, await PolicyStart.LoadAsync(origin, new LastGoodPolicy(Path.Combine(folder, url.Cache), url.Name)));
    }

    private static Finding Judge(string name, PolicyStart start)
    {
        int rules = start.Loaded.Policy.Rules.Length;
        string served = string.Create(CultureInfo.InvariantCulture, $"{name}: revision {start.Loaded.Revision}, {rules} {(rules == 1 ? "rule" : "rules")}");
        return start.Error is { } error
            ? Finding.Warning(Check, $"{served}, of the copy that was kept: {error}", "See that the URL answers, and with a policy that is right.")
            : Finding.Ok(Check, served);
    }
}
