using System.Text.Json.Serialization;
using Utws.Api.Commands.Report;

namespace Utws.Api.Commands.Compare;

/// <summary>How two answers compare.</summary>
[JsonConverter(typeof(CamelCaseEnumConverter<ComparisonVerdict>))]
internal enum ComparisonVerdict
{
    /// <summary>Byte for byte, or but for what canonical XML takes away.</summary>
    Same,

    /// <summary>The same by expanded names; prefixes or declarations differ.</summary>
    OtherPrefixes,

    /// <summary>They mean different things.</summary>
    Differs,

    /// <summary>The other server gave no answer.</summary>
    NoAnswer,
}
