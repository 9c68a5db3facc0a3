using System.Text.Json.Serialization;
using Utws.Api.Commands.Report;

namespace Utws.Api.Commands.Check;

/// <summary>By what a request told its operation.</summary>
[JsonConverter(typeof(CamelCaseEnumConverter<OperationSource>))]
internal enum OperationSource
{
    /// <summary>The <c>SOAPAction</c> field.</summary>
    SoapAction,

    /// <summary>The <c>action</c> parameter of the media type.</summary>
    ActionParameter,

    /// <summary>The first element of the body.</summary>
    BodyElement,
}
