using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;
using Utws.Api.Commands.Check;
using Utws.Api.Policy;
using Utws.Core.Contract;

namespace Utws.Api.Commands;

/// <summary><c>utws check</c>: what the server would answer to captured envelopes and recorded messages, and why.</summary>
internal static class CheckCommand
{
    // Long enough for a server that has to start first, short enough for somebody who waits.
    private const int DefaultTimeoutSeconds = 30;

    private const string Description = """
        Tells what the server would answer to captured envelopes and recorded HTTP messages, and why.

        A file is taken for what it begins with: an HTTP request line, an HTTP status line, or else an envelope. Folders are searched
        for *.xml, *.http, *.soap and *.txt. A request X.request.http is compared with the response beside it, X.response.http.
        Unless --now says otherwise, a captured request is decided at the instant in its file's name, and a recorded one at the Date
        of the response beside it.

        Exit status: 0 all accepted (and the same where compared; other prefixes or spelling alone are no difference),
        1 at least one message gets a fault or differs, 2 wrong usage, or a file could not be read.
        """;

    /// <summary>The command, to be added to the program's.</summary>
    public static Command Create(CommandConsole console)
    {
        Argument<string[]> paths = new("path") { HelpName = "FILE|DIR", Description = "Files, folders, or - for standard input", Arity = ArgumentArity.OneOrMore };
        paths.Validators.Add(OptionValue.RefuseOptions);
        Option<string?> policy = new("--policy") { HelpName = "FILE", Description = "The rules to decide by; the server's if not given" };
        Option<WireForm?> form = new("--form") { HelpName = "Documented|Asmx", Description = "How answers are spelt; as the server's setting if not given", CustomParser = ParseForm };
        Option<long?> maxRequestBytes = new("--max-request-bytes") { HelpName = "N", Description = "The longest body that is read; as the server's setting if not given", CustomParser = ParseBytes };
        Option<DateTimeOffset?> now = new("--now") { HelpName = "INSTANT", Description = "The instant of the decisions, ISO 8601: 2026-01-31 or 2026-01-31T12:00:00Z", CustomParser = OptionValue.ParseInstant };
        Option<Uri?> against = new("--against") { HelpName = "URL", Description = "Sends each request to this server too and compares the answers", CustomParser = ParseUrl };
        Option<TimeSpan?> timeout = new("--timeout") { HelpName = "SECONDS", Description = "How long to wait for that server; 30 if not given", CustomParser = ParseSeconds };
        Option<bool> json = new("--json") { Description = "One JSON document instead of text" };
        form.CompletionSources.Clear();
        form.CompletionSources.Add(Enum.GetNames<WireForm>());
        Command check = new("check", Description) { paths, policy, form, maxRequestBytes, now, against, timeout, json };
        check.SetAction((parsed, cancellation) => RunAsync(
            new CheckOptions
            {
                Paths = parsed.GetValue(paths) ?? [],
                PolicyPath = parsed.GetValue(policy),
                Form = parsed.GetValue(form),
                MaxRequestBytes = parsed.GetValue(maxRequestBytes),
                Now = parsed.GetValue(now),
                Against = parsed.GetValue(against),
                Timeout = parsed.GetValue(timeout) ?? TimeSpan.FromSeconds(DefaultTimeoutSeconds),
                Json = parsed.GetValue(json),
            },
            console,
            cancellation));
        return check;
    }

    private static async Task<int> RunAsync(CheckOptions options, CommandConsole console, CancellationToken cancellation)
    {
        try
        {
            using CheckRun run = CheckRun.Create(options, console);
            return await run.RunAsync(cancellation);
        }
        catch (Exception mistake) when (mistake is StartupException or PolicyException)
        {
            await console.ComplainAsync(mistake.Message);
            return ExitCode.Unusable;
        }
        catch (OperationCanceledException)
        {
            await console.ComplainAsync("interrupted");
            return ExitCode.Unusable;
        }
    }

    private static WireForm? ParseForm(ArgumentResult result) => OptionValue.Parse<WireForm>(
        result,
        text => Enum.TryParse(text, ignoreCase: true, out WireForm form) && !char.IsAsciiDigit(text[0]) ? form : null,
        "Documented or Asmx");

    private static long? ParseBytes(ArgumentResult result) => OptionValue.Parse<long>(
        result,
        text => long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out long bytes)
            && bytes is > 0 and <= SoapProcessorOptions.LargestMaxRequestBytes ? bytes : null,
        "a whole number of bytes from 1 to " + SoapProcessorOptions.LargestMaxRequestBytes.ToString(CultureInfo.InvariantCulture));

    // A day: nobody waits longer, and the timer below it takes no more than 49.
    private static TimeSpan? ParseSeconds(ArgumentResult result) => OptionValue.Parse<TimeSpan>(
        result,
        text => double.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out double seconds)
            && seconds is >= 0.001 and <= 86400 ? TimeSpan.FromSeconds(seconds) : null,
        "seconds, from 0.001 to 86400");

    private static Uri? ParseUrl(ArgumentResult result)
    {
        string text = result.Tokens[0].Value;
        if (Uri.TryCreate(text, UriKind.Absolute, out Uri? url) && url.Scheme is "http" or "https")
        {
            return url;
        }

        result.AddError(OptionValue.Refusal(result, text, "an address that begins with http:// or https://"));
        return null;
    }
}
