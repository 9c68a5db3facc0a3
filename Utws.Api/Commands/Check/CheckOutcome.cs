using System.Text.Json.Serialization;
using Utws.Api.Commands.Report;

namespace Utws.Api.Commands.Check;

/// <summary>How a file came out.</summary>
[JsonConverter(typeof(CamelCaseEnumConverter<CheckOutcome>))]
internal enum CheckOutcome
{
    /// <summary>A request that would be answered, or a response that has an answer; the same where compared.</summary>
    Accepted,

    /// <summary>A request that would get a fault, or a response that is one or cannot be read.</summary>
    Fault,

    /// <summary>What it was compared with means something else, or there was nothing to compare with.</summary>
    Differs,

    /// <summary>There was nothing to check: the file could not be read.</summary>
    Unreadable,
}
