using Utws.Api.Policy;

namespace Utws.Tests.Policy;

// The tables: reason, file, member, problem.
public sealed partial class PolicyErrorTests
{
    private const string KnownWhen =
        "\"apiVersion\", \"productID\", \"version\", \"osPlatform\", \"osVersion\", \"servicePack\", \"osBits\", \"architecture\", \"langID\", "
        + "\"country\" and \"locale\"";

    private const string KnownRule = "\"name\", \"when\", \"sample\", \"publish\", \"for\", \"until\" and \"publishUntil\"";
    private const string OneUntil = "one of \"for\", \"until\" and \"publishUntil\"";
    private const string Instants =
        "an ISO 8601 date, or date and time with offset, such as \"2030-12-31\" or \"2030-12-31T12:00:00Z\"";

    private const string Samples = "a number above 0 and at most 1, such as 0.05 for one in twenty";
    private const string Durations = "an ISO 8601 duration such as \"P30D\" or \"PT36H\"";

    public static TheoryData<string, string, string, string> OfTheFile { get; } = new()
    {
        { nameof(PolicyErrorReason.Empty), "¤", "", "expected the policy, an object, found an empty file." },
        { nameof(PolicyErrorReason.Empty), " \r\n\t¤", "", "expected the policy, an object, found an empty file." },
        { nameof(PolicyErrorReason.Empty), "// nothing\n/* at all */ \n¤", "", "expected the policy, an object, found an empty file." },
        { nameof(PolicyErrorReason.WrongType), "¤[]", "", "expected the policy, an object, found a list." },
        { nameof(PolicyErrorReason.WrongType), "¤null", "", "expected the policy, an object, found null." },
        { nameof(PolicyErrorReason.NotJson), "¤policy", "", "this is not valid JSON: 'p' is an invalid start of a value." },
        {
            nameof(PolicyErrorReason.NotJson),
            "{\n  \"rules\" ¤[] }",
            "",
            "this is not valid JSON: '[' is invalid after a property name. Expected a ':'."
        },
        {
            nameof(PolicyErrorReason.NotJson),
            "{ \"$schema\": \"éé\", /* é */ ¤' }",
            "",
            "this is not valid JSON: ''' is an invalid start of a property name. Expected a '\"'."
        },
        {
            nameof(PolicyErrorReason.NotJson),
            "{ \"otherwise\": { \"publish\": \"Discard\" } } ¤{}",
            "",
            "this is not valid JSON: '{' is invalid after a single JSON value. Expected end of data."
        },
        {
            nameof(PolicyErrorReason.NotJson),
            "{ \"rules\"¤/* the rules */: [] }",
            "",
            "this is not valid JSON: '/' is invalid after a property name. Expected a ':'."
        },
        {
            nameof(PolicyErrorReason.HalfSurrogatePair),
            "{ \"$schema\": ¤\"\\ud800\" }",
            "$schema",
            "expected text, found half of a surrogate pair in string \"\\ud800\"."
        },
        { nameof(PolicyErrorReason.HalfSurrogatePair), "{ ¤\"\\udc00\": 1 }", "", "expected text, found half of a surrogate pair in \"\\udc00\"." },
    };

    public static TheoryData<string, string, string, string> OfMembers { get; } = new()
    {
        { nameof(PolicyErrorReason.MissingMember), "¤{}", "otherwise", "the member is missing; expected the answer when no rule matches." },
        { nameof(PolicyErrorReason.UnknownMember), "{ ¤\"rule\": [] }", "", "unknown member \"rule\"; did you mean \"rules\"?" },
        {
            nameof(PolicyErrorReason.UnknownMember),
            "{ ¤\"publish\": 1 }",
            "",
            "unknown member \"publish\"; expected one of \"$schema\", \"publishUntilUnit\", \"rules\" and \"otherwise\"."
        },
        { nameof(PolicyErrorReason.UnknownMember), Rule("{ ¤\"nmae\": \"a\" }"), "rules[0]", "unknown member \"nmae\"; did you mean \"name\"?" },
        { nameof(PolicyErrorReason.UnknownMember), Rule("{ ¤\"If\": {} }"), "rules[0]", $"unknown member \"If\"; expected one of {KnownRule}." },
        {
            nameof(PolicyErrorReason.UnknownMember),
            When("{ ¤\"productId\": 3 }"),
            "rules[0].when",
            "unknown member \"productId\"; did you mean \"productID\"?"
        },
        { nameof(PolicyErrorReason.UnknownMember), When("{ ¤\"os\": 3 }"), "rules[0].when", $"unknown member \"os\"; expected one of {KnownWhen}." },
        {
            nameof(PolicyErrorReason.UnknownMember),
            "{ ¤\"a\\n234567890123456789012345678901234567🜛9\": 1 }",
            "",
            "unknown member \"a\\n234567890123456789012345678901234567…\"; expected one of "
            + "\"$schema\", \"publishUntilUnit\", \"rules\" and \"otherwise\"."
        },
        {
            nameof(PolicyErrorReason.UnknownMember),
            Outcome("{ ¤\"when\": {} }"),
            "otherwise",
            "unknown member \"when\"; expected one of \"publish\", \"for\", \"until\" and \"publishUntil\"."
        },
        { nameof(PolicyErrorReason.DuplicateMember), "{ \"rules\": [], ¤\"rules\": [] }", "rules", "the member is given twice; expected it once." },
        {
            nameof(PolicyErrorReason.DuplicateMember),
            When("{ \"osBits\": 32, \"country\": null, ¤\"osB\\u0069ts\": 64 }"),
            "rules[0].when.osBits",
            "the member is given twice; expected it once."
        },
        {
            nameof(PolicyErrorReason.WrongType),
            "{ \"$schema\": ¤{} }",
            "$schema",
            "expected the address of a JSON schema, a string, found an object."
        },
        {
            nameof(PolicyErrorReason.UnknownWord),
            "{ \"publishUntilUnit\": ¤\"unixseconds\" }",
            "publishUntilUnit",
            "expected one of \"unixSeconds\", \"unixMilliseconds\", \"fileTime\" and \"dotnetTicks\", found string \"unixseconds\"; "
            + "did you mean \"unixSeconds\"?"
        },
        {
            nameof(PolicyErrorReason.UnknownWord),
            "{ \"publishUntilUnit\": ¤\"days\" }",
            "publishUntilUnit",
            "expected one of \"unixSeconds\", \"unixMilliseconds\", \"fileTime\" and \"dotnetTicks\", found string \"days\"."
        },
        {
            nameof(PolicyErrorReason.WrongType),
            "{ \"otherwise\": ¤\"Discard\" }",
            "otherwise",
            "expected the answer when no rule matches, an object, found string \"Discard\"."
        },
    };

    public static TheoryData<string, string, string, string> OfRules { get; } = new()
    {
        { nameof(PolicyErrorReason.WrongType), "{ \"rules\": ¤{} }", "rules", "expected a list of rules, found an object." },
        {
            nameof(PolicyErrorReason.WrongType),
            Rule("{ \"name\": \"a\", \"when\": { \"osBits\": 64 }, \"publish\": \"Discard\" }, ¤true"),
            "rules[1]",
            "expected a rule, an object, found true."
        },
        {
            nameof(PolicyErrorReason.MissingMember),
            Rule("¤{ \"when\": { \"osBits\": 64 }, \"publish\": \"Discard\" }"),
            "rules[0].name",
            "the member is missing; expected a name for the rule."
        },
        {
            nameof(PolicyErrorReason.MissingMember),
            Rule("¤{ \"name\": \"a\", \"publish\": \"Discard\" }"),
            "rules[0].when",
            "the member is missing; expected the conditions of the rule, or \"sample\"."
        },
        {
            nameof(PolicyErrorReason.MissingMember),
            Rule("¤{ \"name\": \"a\", \"when\": { \"osBits\": 64 } }"),
            "rules[0].publish",
            "the member is missing; expected one of \"Discard\", \"SummaryOnly\" and \"Details\"."
        },
        { nameof(PolicyErrorReason.WrongType), Rule("{ \"name\": ¤1 }"), "rules[0].name", "expected a name, a string, found number 1." },
        { nameof(PolicyErrorReason.EmptyRuleName), Rule("{ \"name\": ¤\"\" }"), "rules[0].name", "expected a name, found an empty string." },
        {
            nameof(PolicyErrorReason.ReservedRuleName),
            Rule("{ \"name\": ¤\"otherwise\" }"),
            "rules[0].name",
            "expected another name: string \"otherwise\" stands for the answer when no rule matches."
        },
        {
            nameof(PolicyErrorReason.DuplicateRuleName),
            Rule("{ \"name\": \"a\", \"when\": { \"osBits\": 64 }, \"publish\": \"Discard\" }, { \"name\": ¤\"\\u0061\" }"),
            "rules[1].name",
            "expected a name of its own, found string \"\\u0061\", which is the name of rules[0]."
        },
        {
            nameof(PolicyErrorReason.EmptyWhen),
            Rule("{ \"name\": \"a\", \"sample\": 0.5, \"when\": ¤{} }"),
            "rules[0].when",
            "expected at least one condition, found none: the rule would match every session, which is what \"otherwise\" is for."
        },
        { nameof(PolicyErrorReason.WrongType), Rule("{ \"sample\": ¤\"5%\" }"), "rules[0].sample", $"expected {Samples}, found string \"5%\"." },
        { nameof(PolicyErrorReason.WrongType), Rule("{ \"sample\": ¤null }"), "rules[0].sample", $"expected {Samples}, found null." },
        { nameof(PolicyErrorReason.WrongType), Rule("{ \"sample\": ¤[0.5] }"), "rules[0].sample", $"expected {Samples}, found a list." },
        { nameof(PolicyErrorReason.SampleOutOfRange), Rule("{ \"sample\": ¤0 }"), "rules[0].sample", $"expected {Samples}, found number 0." },
        { nameof(PolicyErrorReason.SampleOutOfRange), Rule("{ \"sample\": ¤-0.05 }"), "rules[0].sample", $"expected {Samples}, found number -0.05." },
        { nameof(PolicyErrorReason.SampleOutOfRange), Rule("{ \"sample\": ¤1.5 }"), "rules[0].sample", $"expected {Samples}, found number 1.5." },
        { nameof(PolicyErrorReason.SampleOutOfRange), Rule("{ \"sample\": ¤1e-999 }"), "rules[0].sample", $"expected {Samples}, found number 1e-999." },
        { nameof(PolicyErrorReason.SampleOutOfRange), Rule("{ \"sample\": ¤1e999 }"), "rules[0].sample", $"expected {Samples}, found number 1e999." },
    };

    public static TheoryData<string, string, string, string> OfOutcomes { get; } = new()
    {
        {
            nameof(PolicyErrorReason.MissingMember),
            Outcome("¤{ \"for\": \"P1D\" }"),
            "otherwise.publish",
            "the member is missing; expected one of \"Discard\", \"SummaryOnly\" and \"Details\"."
        },
        {
            nameof(PolicyErrorReason.WrongType),
            Outcome("{ \"publish\": ¤false }"),
            "otherwise.publish",
            "expected one of \"Discard\", \"SummaryOnly\" and \"Details\", found false."
        },
        {
            nameof(PolicyErrorReason.UnknownWord),
            Outcome("{ \"publish\": ¤\"details\" }"),
            "otherwise.publish",
            "expected one of \"Discard\", \"SummaryOnly\" and \"Details\", found string \"details\"; did you mean \"Details\"?"
        },
        {
            nameof(PolicyErrorReason.UnknownWord),
            Outcome("{ \"publish\": ¤\"Nothing\" }"),
            "otherwise.publish",
            "expected one of \"Discard\", \"SummaryOnly\" and \"Details\", found string \"Nothing\"."
        },
        {
            nameof(PolicyErrorReason.UntilMissing),
            Outcome("{ \"publish\": ¤\"Details\" }"),
            "otherwise.publish",
            $"\"Details\" needs {OneUntil} beside it, found none."
        },
        {
            nameof(PolicyErrorReason.UntilMissing),
            Rule("{ \"publish\": ¤\"SummaryOnly\", \"name\": \"a\", \"when\": { \"osBits\": 64 } }"),
            "rules[0].publish",
            $"\"SummaryOnly\" needs {OneUntil} beside it, found none."
        },
        {
            nameof(PolicyErrorReason.UntilGivenTwice),
            Outcome("{ \"for\": \"P1D\", \"publish\": \"Discard\", ¤\"until\": \"2030-12-31\" }"),
            "otherwise.until",
            $"expected {OneUntil}, found it beside \"for\"."
        },
        {
            nameof(PolicyErrorReason.UntilGivenTwice),
            Rule("{ \"publishUntil\": 1, ¤\"for\": \"P1D\" }"),
            "rules[0].for",
            $"expected {OneUntil}, found it beside \"publishUntil\"."
        },
        { nameof(PolicyErrorReason.WrongType), Outcome("{ \"for\": ¤30 }"), "otherwise.for", $"expected {Durations}, found number 30." },
        {
            nameof(PolicyErrorReason.InvalidDuration),
            Outcome("{ \"for\": ¤\"30d\" }"),
            "otherwise.for",
            $"expected {Durations}, found string \"30d\"."
        },
        {
            nameof(PolicyErrorReason.DurationNotPositive),
            Outcome("{ \"for\": ¤\"PT0S\" }"),
            "otherwise.for",
            "expected a duration longer than nothing, found string \"PT0S\"."
        },
        {
            nameof(PolicyErrorReason.DurationTooLong),
            Outcome("{ \"for\": ¤\"P10000Y\" }"),
            "otherwise.for",
            "expected a duration of at most 9999 years, found string \"P10000Y\"."
        },
        {
            nameof(PolicyErrorReason.WrongType),
            Outcome("{ \"until\": ¤1924905600 }"),
            "otherwise.until",
            $"expected {Instants}, found number 1924905600."
        },
        {
            nameof(PolicyErrorReason.InvalidInstant),
            Outcome("{ \"until\": ¤\"2030-12-31T12:00\" }"),
            "otherwise.until",
            $"expected {Instants}, found string \"2030-12-31T12:00\"."
        },
        {
            nameof(PolicyErrorReason.WrongType),
            Outcome("{ \"publishUntil\": ¤\"1\" }"),
            "otherwise.publishUntil",
            "expected the number on the wire, an integer, found string \"1\"."
        },
        {
            nameof(PolicyErrorReason.NumberOutOfRange),
            Outcome("{ \"publishUntil\": ¤9223372036854775808 }"),
            "otherwise.publishUntil",
            "expected an integer from -9223372036854775808 to 9223372036854775807, found number 9223372036854775808."
        },
        {
            nameof(PolicyErrorReason.NumberOutOfRange),
            Outcome("{ \"publishUntil\": ¤0.5 }"),
            "otherwise.publishUntil",
            "expected an integer from -9223372036854775808 to 9223372036854775807, found number 0.5."
        },
    };
}
