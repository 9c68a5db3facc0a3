using System.Text.Json;
using System.Text.Json.Serialization;

namespace Utws.Api.Commands.Report;

/// <summary>Enumerations of the report by name, spelt as its members are.</summary>
internal sealed class CamelCaseEnumConverter<T>() : JsonStringEnumConverter<T>(JsonNamingPolicy.CamelCase)
    where T : struct, Enum;
