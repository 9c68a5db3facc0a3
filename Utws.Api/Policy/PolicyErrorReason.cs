namespace Utws.Api.Policy;

/// <summary>Why a policy file was refused. <see cref="PolicyErrorText"/> has the sentence for each.</summary>
internal enum PolicyErrorReason
{
    /// <summary>There is no such file.</summary>
    FileMissing,

    /// <summary>The path names a folder.</summary>
    FileIsFolder,

    /// <summary>The file is there but cannot be read.</summary>
    FileUnreadable,

    /// <summary>The file has bytes that are not UTF-8.</summary>
    NotUtf8,

    /// <summary>The file has nothing in it but white space and comments.</summary>
    Empty,

    /// <summary>The file is not JSON (with comments and trailing commas).</summary>
    NotJson,

    /// <summary>A string with an escaped half of a surrogate pair, which is no text.</summary>
    HalfSurrogatePair,

    /// <summary>A value of another JSON type than its member takes.</summary>
    WrongType,

    /// <summary>A number that is no integer or does not fit.</summary>
    NumberOutOfRange,

    /// <summary>A string that is none of the words its member takes.</summary>
    UnknownWord,

    /// <summary>A member that the object does not have.</summary>
    UnknownMember,

    /// <summary>A member given twice in one object.</summary>
    DuplicateMember,

    /// <summary>A member that has to be there is not.</summary>
    MissingMember,

    /// <summary>A list of values with nothing in it.</summary>
    EmptyList,

    /// <summary>A <c>when</c> with no condition in it.</summary>
    EmptyWhen,

    /// <summary>A range or pattern with no member in it.</summary>
    EmptyCondition,

    /// <summary>A range that ends before it begins.</summary>
    EmptyRange,

    /// <summary><c>glob</c> beside <c>atLeast</c> or <c>below</c>.</summary>
    PatternBesideVersions,

    /// <summary>A bound that is not numbers between dots.</summary>
    InvalidVersion,

    /// <summary>A share that is not above 0, or above 1.</summary>
    SampleOutOfRange,

    /// <summary>A rule's name is the empty string.</summary>
    EmptyRuleName,

    /// <summary>A rule is named as an earlier one.</summary>
    DuplicateRuleName,

    /// <summary>A rule is named <c>otherwise</c>, as the answer when no rule matches is.</summary>
    ReservedRuleName,

    /// <summary>Two of <c>for</c>, <c>until</c> and <c>publishUntil</c>.</summary>
    UntilGivenTwice,

    /// <summary>None of <c>for</c>, <c>until</c> and <c>publishUntil</c> beside something that is published.</summary>
    UntilMissing,

    /// <summary>Not an ISO 8601 duration.</summary>
    InvalidDuration,

    /// <summary>A duration of nothing, or a negative one.</summary>
    DurationNotPositive,

    /// <summary>A duration beyond the calendar's 9999 years.</summary>
    DurationTooLong,

    /// <summary>Not an ISO 8601 date, or date and time with offset.</summary>
    InvalidInstant,

    /// <summary>The file is longer than <see cref="PolicyFileReader.MaxBytes"/>.</summary>
    FileTooLong,

    /// <summary>A URL that did not give the policy.</summary>
    NotFetched,

    /// <summary>A kept copy that is of another URL, or of nobody knows which.</summary>
    CopyOfAnotherUrl,
}
