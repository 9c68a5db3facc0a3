using System.Text.Json.Serialization;
using Utws.Api.Commands.Report;

namespace Utws.Api.Commands.Check;

/// <summary>What a remark is about.</summary>
[JsonConverter(typeof(CamelCaseEnumConverter<RemarkKind>))]
internal enum RemarkKind
{
    /// <summary>The recording itself: lengths, codings, the head's form.</summary>
    Recording,

    /// <summary>The request's line: another verb or path than the service's.</summary>
    Address,

    /// <summary>How bytes become characters.</summary>
    Charset,

    /// <summary>A header block that is not looked at.</summary>
    HeaderBlock,

    /// <summary>An element that is skipped with all that is in it.</summary>
    UnknownElement,

    /// <summary>An element with a name of the contract's in another namespace: skipped, so its content is lost.</summary>
    WrongNamespace,

    /// <summary>An attribute that nobody reads.</summary>
    UnknownAttribute,

    /// <summary>A second member of a name: the first one counts.</summary>
    DuplicateMember,

    /// <summary>A member that is not there.</summary>
    MissingMember,

    /// <summary>Text between members.</summary>
    StrayText,

    /// <summary>A nil, where it means something else than one may think.</summary>
    Nil,

    /// <summary>What the old runtime would have answered differently.</summary>
    OldRuntime,

    /// <summary>There was more than is listed.</summary>
    More,
}
