using Utws.Api.Operations;
using Utws.Api.Operations.Telemetry;
using Utws.Api.Policy;

namespace Utws.Api.Commands.Doctor;

/// <summary>Whether what is set has a meaning: the server passes over a name that it does not know, and a misspelt one with it.</summary>
internal sealed class SettingsCheck(IConfiguration configuration) : IDoctorCheck
{
    private const string Check = "settings";
    private const string Section = "Utws";

    /// <inheritdoc/>
    public Task<IReadOnlyList<Finding>> LookAsync(CancellationToken cancellation)
    {
        // A section's own name comes with its members, and without a value. Values may be secrets and are not told.
        string[] names = [.. configuration.AsEnumerable().Where(pair => pair.Value is not null).Select(pair => pair.Key).Order(StringComparer.OrdinalIgnoreCase)];
        List<Finding> found = [.. Unusable()];
        foreach (string name in names)
        {
            string section = name.Split(':')[0];
            if (section.Equals(Section, StringComparison.OrdinalIgnoreCase))
            {
                if (!KnownSettings.IsKnown(name))
                {
                    found.Add(Unknown(name, KnownSettings.Nearest(name)));
                }
            }
            else if (section.Length < name.Length && NearestWord.Find(section, [Section]) is { } meant)
            {
                found.Add(Unknown(name, meant + name[section.Length..]));
            }
        }

        if (found.Count == 0)
        {
            int own = names.Count(KnownSettings.IsKnown);
            found.Add(Finding.Ok(Check, own == 1 ? "1 is set, and known" : string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{own} are set, and all known")));
        }

        return Task.FromResult<IReadOnlyList<Finding>>(found);
    }

    // The server's own section is read before any check; these are read later in its start, and end it as well.
    private IEnumerable<Finding> Unusable()
    {
        Action<IConfiguration>[] readers = [static c => _ = OtlpSettings.Read(c), static c => _ = ConsoleLog.Read(c)];
        foreach (Action<IConfiguration> read in readers)
        {
            string? problem = null;
            try
            {
                read(configuration);
            }
            catch (StartupException wrong)
            {
                problem = wrong.Message;
            }

            if (problem is not null)
            {
                yield return Finding.Failed(Check, problem, "Mend it: with it the server does not start.");
            }
        }
    }

    private static Finding Unknown(string name, string? nearest) => Finding.Warning(
        Check,
        $"{name} is set, and there is no such setting: it does nothing",
        nearest is null ? "Take it out; the README has a table of all settings." : $"It may be meant to be {nearest}.");
}
