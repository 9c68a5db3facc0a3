using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;
using Utws.Api.Commands.Simulate;

namespace Utws.Api.Commands;

/// <summary><c>utws simulate</c>: made-up clients, for trying things out.</summary>
internal static class SimulateCommand
{
    private const string DefaultUrl = "http://127.0.0.1:5080/usagetracking/utws.asmx";
    private const int DefaultRate = 20;
    private const int DefaultSeconds = 60;

    // One machine's worth; for measuring what a server can do there are load generators.
    private const int MostRequests = 1000;
    private const int MostSeconds = 86_400;

    private const string Description = """
        Plays a population of clients against a server, so that there is something to see: some dozen products in their versions, from
        twenty-four countries and regions, on old and new systems, in uneven shares; SOAP 1.1 and 1.2, 1 to 10 sessions a request.

        What it sends is recorded like anything else. A server that is not on this machine is left alone unless --anywhere is given.

        Exit status: 0 each request was answered as it should be, 1 at least one was not, 2 wrong usage, or nobody answers there.
        """;

    /// <summary>The command, to be added to the program's.</summary>
    public static Command Create(CommandConsole console)
    {
        Argument<Uri> url = new("URL") { Description = "The server's endpoint; " + DefaultUrl + " if not given", Arity = ArgumentArity.ZeroOrOne, CustomParser = ParseUrl };
        Option<int?> rate = new("--rate") { HelpName = "N", Description = $"Requests a second, 1 to {MostRequests}; {DefaultRate} if not given", CustomParser = result => ParseNumber(result, 1, MostRequests) };
        Option<int?> seconds = new("--for") { HelpName = "SECONDS", Description = $"For how long, 1 to {MostSeconds}; {DefaultSeconds} if not given", CustomParser = result => ParseNumber(result, 1, MostSeconds) };
        Option<double?> faults = new("--faults") { HelpName = "SHARE", Description = "The share of requests that are broken on purpose, 0 to 1; 0 if not given", CustomParser = ParseShare };
        Option<int?> seed = new("--seed") { HelpName = "N", Description = "The same number makes the same requests; 1 if not given", CustomParser = OptionValue.ParseInteger };
        Option<bool> anywhere = new("--anywhere") { Description = "Also to a server that is not on this machine" };
        Command simulate = new("simulate", Description) { url, rate, seconds, faults, seed, anywhere };
        simulate.SetAction(async (parsed, cancellation) =>
        {
            Uri to = parsed.GetValue(url) ?? new Uri(DefaultUrl);
            if (!to.IsLoopback && !parsed.GetValue(anywhere))
            {
                await console.ComplainAsync($"{to} is not on this machine, and would record what was never announced; --anywhere if that is meant");
                return ExitCode.Unusable;
            }

            using SimulateRun run = new(
                new SimulateOptions(
                    to,
                    parsed.GetValue(rate) ?? DefaultRate,
                    TimeSpan.FromSeconds(parsed.GetValue(seconds) ?? DefaultSeconds),
                    parsed.GetValue(seed) ?? 1,
                    parsed.GetValue(faults) ?? 0),
                console);
            return await run.RunAsync(cancellation);
        });
        return simulate;
    }

    private static Uri? ParseUrl(ArgumentResult result)
    {
        OptionValue.RefuseOptions(result);
        string text = result.Tokens.Count == 0 ? DefaultUrl : result.Tokens[0].Value;
        if (Uri.TryCreate(text, UriKind.Absolute, out Uri? url) && (url.Scheme == Uri.UriSchemeHttp || url.Scheme == Uri.UriSchemeHttps))
        {
            return url;
        }

        result.AddError($"URL is '{text}'; expected http://… or https://….");
        return null;
    }

    private static int? ParseNumber(ArgumentResult result, int least, int most) => OptionValue.Parse<int>(
        result,
        text => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out int number) && number >= least && number <= most ? number : null,
        string.Create(CultureInfo.InvariantCulture, $"a whole number from {least} to {most}"));

    private static double? ParseShare(ArgumentResult result) => OptionValue.Parse<double>(
        result,
        text => double.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out double share) && share is >= 0 and <= 1 ? share : null,
        "a number from 0 to 1");
}
