using System.Text.Json.Serialization;
using Utws.Api.Commands.Report;

namespace Utws.Api.Commands.Messages;

/// <summary>What a file holds, told by its first line.</summary>
[JsonConverter(typeof(CamelCaseEnumConverter<MessageKind>))]
internal enum MessageKind
{
    /// <summary>A bare envelope: anything that begins like neither of the others.</summary>
    Envelope,

    /// <summary>An HTTP request: request line, fields, empty line, body.</summary>
    Request,

    /// <summary>An HTTP response: status line, fields, empty line, body.</summary>
    Response,
}
