using System.Text.Json.Serialization;
using Utws.Api.Commands.Check;

namespace Utws.Api.Commands.Report;

/// <summary>The report's JSON: members in the order of their declaration, absent ones left out.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    GenerationMode = JsonSourceGenerationMode.Metadata)]
[JsonSerializable(typeof(CheckedFile))]
[JsonSerializable(typeof(CheckTally))]
internal sealed partial class CheckJson : JsonSerializerContext;
