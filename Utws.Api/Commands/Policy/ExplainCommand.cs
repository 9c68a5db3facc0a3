using System.CommandLine;
using System.CommandLine.Parsing;
using System.Net;
using System.Text.Json;
using Utws.Api.Policy;
using Utws.Core.Policy;

namespace Utws.Api.Commands.Policy;

/// <summary><c>utws policy explain</c>: what a policy decides for a session, and why no earlier rule did.</summary>
internal sealed class ExplainCommand
{
    private const string Description = """
        Tells what a policy decides for one session: what its client shall publish, until when, which rule decided, and for each rule
        before that one why it did not.

        A number that is not given is 0, as in a request. A text that is not given is a missing element; --servicePack "" is an
        empty one.

        Exit status: 0 explained, 1 the server would refuse the file, 2 wrong usage, or the file could not be read.
        """;

    private readonly CommandConsole _console;
    private readonly Argument<string> _file = new("file") { HelpName = "FILE", Description = "The policy file" };
    private readonly Option<IPAddress?> _address = new("--address")
    {
        HelpName = "IP",
        Description = "The caller's address, which samples depend on; unknown if not given",
        CustomParser = ParseAddress,
    };

    private readonly Option<DateTimeOffset?> _now = new("--now")
    {
        HelpName = "INSTANT",
        Description = "The instant of the decision, ISO 8601: 2026-01-31 or 2026-01-31T12:00:00Z; now if not given",
        CustomParser = OptionValue.ParseInstant,
    };

    private readonly Option<bool> _json = new("--json") { Description = "One JSON document instead of text" };

    // By PolicyField, each under the contract's name.
    private readonly Dictionary<PolicyField, Option<int?>> _numbers = [];
    private readonly Dictionary<PolicyField, Option<string?>> _texts = [];

    private ExplainCommand(CommandConsole console) => _console = console;

    /// <summary>The command, to be added to <c>policy</c>.</summary>
    public static Command Create(CommandConsole console) => new ExplainCommand(console).Create();

    private Command Create()
    {
        Command explain = new("explain", Description) { _file };
        _file.Validators.Add(OptionValue.RefuseOptions);
        foreach (PolicyField field in Enum.GetValues<PolicyField>())
        {
            string name = MemberNames.When[(int)field];
            if (field.IsText())
            {
                explain.Add(_texts[field] = new Option<string?>("--" + name) { HelpName = "TEXT", Description = "Missing if not given" });
            }
            else
            {
                explain.Add(_numbers[field] = new Option<int?>("--" + name) { HelpName = "N", Description = "0 if not given", CustomParser = OptionValue.ParseInteger });
            }
        }

        explain.Add(_address);
        explain.Add(_now);
        explain.Add(_json);
        explain.SetAction((parsed, _) => RunAsync(parsed));
        return explain;
    }

    private async Task<int> RunAsync(ParseResult parsed)
    {
        string file = parsed.GetRequiredValue(_file);
        AskedSession asked = new(
            field => parsed.GetValue(_numbers[field]) ?? 0, field => parsed.GetValue(_texts[field]), parsed.GetValue(_address));
        try
        {
            Explanation explanation = PolicyExplainer.Explain(
                file, NamedPolicy.Load(file, _console), asked, parsed.GetValue(_now) ?? _console.Clock.GetUtcNow());
            if (parsed.GetValue(_json))
            {
                await _console.Output.WriteLineAsync(JsonSerializer.Serialize(explanation, ExplanationJson.Default.Explanation));
            }
            else
            {
                ExplanationText.Write(_console.Output, explanation);
            }

            return ExitCode.Accepted;
        }
        catch (PolicyException refused)
        {
            await _console.ComplainAsync(refused.Message);
            return NamedPolicy.IsUnreadable(refused.Error.Reason) ? ExitCode.Unusable : ExitCode.Refused;
        }
    }

    private static IPAddress? ParseAddress(ArgumentResult result)
    {
        // Of a number alone the framework makes an IPv4 address; nobody means one by it.
        string text = result.Tokens[0].Value;
        if (text.AsSpan().ContainsAny(".:") && IPAddress.TryParse(text, out IPAddress? address))
        {
            return address;
        }

        result.AddError(OptionValue.Refusal(result, text, "an IPv4 or IPv6 address"));
        return null;
    }
}
