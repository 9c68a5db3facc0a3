using Utws.Api.Policy;

namespace Utws.Tests.Policy;

// What conditions say of numbers and texts.
public sealed partial class PolicyErrorTests
{
    private const string Number = "an integer, { \"min\", \"max\" } or a list of them";
    private const string NumberItem = "an integer or { \"min\", \"max\" }";
    private const string Text = "a string, null, { \"glob\" }, { \"atLeast\", \"below\" } or a list of them";
    private const string TextItem = "a string, null, { \"glob\" } or { \"atLeast\", \"below\" }";
    private const string OneOfTwo = "\"glob\", or \"atLeast\" and \"below\"";

    public static TheoryData<string, string, string, string> OfConditions { get; } = new()
    {
        { nameof(PolicyErrorReason.WrongType), When("¤[]"), "rules[0].when", "expected the conditions of the rule, an object, found a list." },
        {
            nameof(PolicyErrorReason.EmptyWhen),
            When("¤{}"),
            "rules[0].when",
            "expected at least one condition, found none: the rule would match every session, which is what \"otherwise\" is for."
        },
        {
            nameof(PolicyErrorReason.WrongType),
            When("{ \"country\": ¤5 }"),
            "rules[0].when.country",
            $"expected {Text}, found number 5."
        },
        {
            nameof(PolicyErrorReason.WrongType),
            When("{ \"country\": [\"CA\", ¤5] }"),
            "rules[0].when.country[1]",
            $"expected {TextItem}, found number 5."
        },
        {
            nameof(PolicyErrorReason.WrongType),
            When("{ \"country\": [¤[\"CA\"]] }"),
            "rules[0].when.country[0]",
            $"expected {TextItem}, found a list."
        },
        {
            nameof(PolicyErrorReason.WrongType),
            When("{ \"osBits\": ¤\"64\" }"),
            "rules[0].when.osBits",
            $"expected {Number}, found string \"64\"."
        },
        {
            nameof(PolicyErrorReason.WrongType),
            When("{ \"osBits\": ¤null }"),
            "rules[0].when.osBits",
            $"expected {Number}, found null."
        },
        { nameof(PolicyErrorReason.WrongType), When("{ \"osBits\": [64, ¤null] }"), "rules[0].when.osBits[1]", $"expected {NumberItem}, found null." },
        {
            nameof(PolicyErrorReason.EmptyList),
            When("{ \"osBits\": ¤[] }"),
            "rules[0].when.osBits",
            "expected a list of integers, found an empty list, which no session can match."
        },
        {
            nameof(PolicyErrorReason.EmptyList),
            When("{ \"version\": ¤[ ] }"),
            "rules[0].when.version",
            "expected a list of strings and null, found an empty list, which no session can match."
        },
        {
            nameof(PolicyErrorReason.NumberOutOfRange),
            When("{ \"productID\": ¤2147483648 }"),
            "rules[0].when.productID",
            "expected an integer from -2147483648 to 2147483647, found number 2147483648."
        },
        {
            nameof(PolicyErrorReason.NumberOutOfRange),
            When("{ \"productID\": [-2147483648, ¤-2147483649] }"),
            "rules[0].when.productID[1]",
            "expected an integer from -2147483648 to 2147483647, found number -2147483649."
        },
        {
            nameof(PolicyErrorReason.NumberOutOfRange),
            When("{ \"productID\": ¤12.0 }"),
            "rules[0].when.productID",
            "expected an integer from -2147483648 to 2147483647, found number 12.0."
        },
        {
            nameof(PolicyErrorReason.NumberOutOfRange),
            When("{ \"productID\": ¤1e1 }"),
            "rules[0].when.productID",
            "expected an integer from -2147483648 to 2147483647, found number 1e1."
        },
    };

    public static TheoryData<string, string, string, string> OfRangesAndPatterns { get; } = new()
    {
        {
            nameof(PolicyErrorReason.WrongType),
            When("{ \"productID\": { \"min\": ¤\"1\" } }"),
            "rules[0].when.productID.min",
            "expected an integer, found string \"1\"."
        },
        {
            nameof(PolicyErrorReason.WrongType),
            When("{ \"productID\": { \"min\": 1, \"max\": ¤null } }"),
            "rules[0].when.productID.max",
            "expected an integer, found null."
        },
        {
            nameof(PolicyErrorReason.NumberOutOfRange),
            When("{ \"productID\": [1, { \"max\": ¤4294967296 }] }"),
            "rules[0].when.productID[1].max",
            "expected an integer from -2147483648 to 2147483647, found number 4294967296."
        },
        {
            nameof(PolicyErrorReason.EmptyCondition),
            When("{ \"osVersion\": ¤{} }"),
            "rules[0].when.osVersion",
            "expected \"min\", \"max\" or both, found none."
        },
        {
            nameof(PolicyErrorReason.EmptyRange),
            When("{ \"osVersion\": ¤{ \"max\": 600, \"min\": 601 } }"),
            "rules[0].when.osVersion",
            "expected \"min\" to be at most \"max\", found 601 and 600, which no session can match."
        },
        {
            nameof(PolicyErrorReason.EmptyRange),
            When("{ \"osVersion\": [601, ¤{ \"min\": 2, \"max\": 1 }] }"),
            "rules[0].when.osVersion[1]",
            "expected \"min\" to be at most \"max\", found 2 and 1, which no session can match."
        },
        {
            nameof(PolicyErrorReason.UnknownMember),
            When("{ \"osVersion\": { ¤\"glob\": \"6*\" } }"),
            "rules[0].when.osVersion",
            "unknown member \"glob\"; expected one of \"min\" and \"max\"."
        },
        {
            nameof(PolicyErrorReason.UnknownMember),
            When("{ \"osVersion\": { ¤\"Min\": 1 } }"),
            "rules[0].when.osVersion",
            "unknown member \"Min\"; did you mean \"min\"?"
        },
        {
            nameof(PolicyErrorReason.DuplicateMember),
            When("{ \"osVersion\": { \"min\": 1, ¤\"min\": 2 } }"),
            "rules[0].when.osVersion.min",
            "the member is given twice; expected it once."
        },
        {
            nameof(PolicyErrorReason.EmptyCondition),
            When("{ \"locale\": ¤{} }"),
            "rules[0].when.locale",
            "expected \"glob\", \"atLeast\", \"below\" or the last two, found none."
        },
        {
            nameof(PolicyErrorReason.UnknownMember),
            When("{ \"locale\": { ¤\"like\": \"en\" } }"),
            "rules[0].when.locale",
            "unknown member \"like\"; expected one of \"glob\", \"atLeast\" and \"below\"."
        },
        {
            nameof(PolicyErrorReason.UnknownMember),
            When("{ \"version\": [null, { \"atLeast\": \"1\", ¤\"bellow\": \"2\" }] }"),
            "rules[0].when.version[1]",
            "unknown member \"bellow\"; did you mean \"below\"?"
        },
        {
            nameof(PolicyErrorReason.WrongType),
            When("{ \"locale\": { \"glob\": ¤5 } }"),
            "rules[0].when.locale.glob",
            "expected a pattern, a string, or a list of them, found number 5."
        },
        {
            nameof(PolicyErrorReason.WrongType),
            When("{ \"locale\": { \"glob\": [\"a*\", ¤null] } }"),
            "rules[0].when.locale.glob[1]",
            "expected a pattern, a string, found null."
        },
        {
            nameof(PolicyErrorReason.EmptyList),
            When("{ \"locale\": { \"glob\": ¤[] } }"),
            "rules[0].when.locale.glob",
            "expected a list of patterns, found an empty list, which no session can match."
        },
        {
            nameof(PolicyErrorReason.HalfSurrogatePair),
            When("{ \"locale\": { \"glob\": ¤\"\\ud800*\" } }"),
            "rules[0].when.locale.glob",
            "expected text, found half of a surrogate pair in string \"\\ud800*\"."
        },
        {
            nameof(PolicyErrorReason.PatternBesideVersions),
            When("{ \"version\": { \"glob\": \"11*\", ¤\"below\": \"12\" } }"),
            "rules[0].when.version.below",
            $"expected {OneOfTwo}, found it beside \"glob\"; a list takes both, as two objects, and is satisfied by either."
        },
        {
            nameof(PolicyErrorReason.PatternBesideVersions),
            When("{ \"version\": [{ \"below\": \"12\", ¤\"glob\": \"11*\" }] }"),
            "rules[0].when.version[0].glob",
            $"expected {OneOfTwo}, found it beside \"below\"; a list takes both, as two objects, and is satisfied by either."
        },
        {
            nameof(PolicyErrorReason.WrongType),
            When("{ \"version\": { \"atLeast\": ¤11.4 } }"),
            "rules[0].when.version.atLeast",
            "expected a version, numbers between dots such as \"11.4\", found number 11.4."
        },
        {
            nameof(PolicyErrorReason.InvalidVersion),
            When("{ \"version\": { \"atLeast\": ¤\"11.4b\" } }"),
            "rules[0].when.version.atLeast",
            "expected a version, numbers between dots such as \"11.4\", found string \"11.4b\"."
        },
        {
            nameof(PolicyErrorReason.InvalidVersion),
            When("{ \"version\": [{ \"below\": ¤\"\" }] }"),
            "rules[0].when.version[0].below",
            "expected a version, numbers between dots such as \"11.4\", found string \"\"."
        },
        {
            nameof(PolicyErrorReason.EmptyRange),
            When("{ \"version\": ¤{ \"atLeast\": \"11.4\", \"below\": \"11.4.0\" } }"),
            "rules[0].when.version",
            "expected \"atLeast\" to be below \"below\", found \"11.4\" and \"11.4.0\", which no session can match."
        },
        {
            nameof(PolicyErrorReason.EmptyRange),
            When("{ \"version\": ¤{ \"below\": \"9\", \"atLeast\": \"10\" } }"),
            "rules[0].when.version",
            "expected \"atLeast\" to be below \"below\", found \"10\" and \"9\", which no session can match."
        },
        {
            nameof(PolicyErrorReason.EmptyRange),
            When("{ \"version\": [\"\", ¤{ \"below\": \"00.0\" }] }"),
            "rules[0].when.version[1]",
            "expected \"below\" to be above 0, found \"00.0\", which no session can match."
        },
    };
}
