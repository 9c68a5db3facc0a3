namespace Utws.Api.Policy;

/// <summary>The sentence for each reason, for the person who wrote the file.</summary>
internal static class PolicyErrorText
{
    /// <summary>What is wrong, as a sentence that follows "file(line,column): member: ".</summary>
    public static string Of(PolicyErrorReason reason, string expected, string found) => reason switch
    {
        PolicyErrorReason.FileMissing => $"there is no such file; looked for {found}.",
        PolicyErrorReason.FileIsFolder => $"expected a file, found a folder: {found}.",
        PolicyErrorReason.FileUnreadable => $"the file cannot be read: {found}",
        PolicyErrorReason.FileTooLong => $"expected at most {PolicyFileReader.MaxBytes} bytes, found {found}.",
        PolicyErrorReason.NotFetched => $"it cannot be fetched: {found}",
        PolicyErrorReason.CopyOfAnotherUrl => $"it is a copy of {found}.",
        PolicyErrorReason.NotUtf8 => $"expected UTF-8 text, found {found}; save the file as UTF-8.",
        PolicyErrorReason.Empty => $"expected {expected}, found an empty file.",
        PolicyErrorReason.NotJson => $"this is not valid JSON: {found}",
        PolicyErrorReason.HalfSurrogatePair => $"expected text, found half of a surrogate pair in {found}.",
        PolicyErrorReason.UnknownWord => $"expected {expected}, found {found}",
        PolicyErrorReason.UnknownMember => $"unknown member {found}; {expected}",
        PolicyErrorReason.DuplicateMember => "the member is given twice; expected it once.",
        PolicyErrorReason.MissingMember => $"the member is missing; expected {expected}.",
        PolicyErrorReason.EmptyList => $"expected {expected}, found an empty list, which no session can match.",
        PolicyErrorReason.EmptyWhen =>
            "expected at least one condition, found none: the rule would match every session, which is what \"otherwise\" is for.",
        PolicyErrorReason.EmptyCondition => $"expected {expected}, found none.",
        PolicyErrorReason.EmptyRange => $"expected {expected}, found {found}, which no session can match.",
        PolicyErrorReason.PatternBesideVersions =>
            $"expected \"glob\", or \"atLeast\" and \"below\", found it beside {found}; a list takes both, as two objects, and is satisfied by either.",
        PolicyErrorReason.EmptyRuleName => "expected a name, found an empty string.",
        PolicyErrorReason.DuplicateRuleName => $"expected a name of its own, found {found}, which is the name of {expected}.",
        PolicyErrorReason.ReservedRuleName => $"expected another name: {found} stands for the answer when no rule matches.",
        PolicyErrorReason.UntilGivenTwice => $"expected one of \"for\", \"until\" and \"publishUntil\", found it beside {found}.",
        PolicyErrorReason.UntilMissing => $"{found} needs one of \"for\", \"until\" and \"publishUntil\" beside it, found none.",
        PolicyErrorReason.DurationNotPositive => $"expected a duration longer than nothing, found {found}.",
        PolicyErrorReason.DurationTooLong => $"expected a duration of at most 9999 years, found {found}.",
        _ => $"expected {expected}, found {found}.",
    };
}
