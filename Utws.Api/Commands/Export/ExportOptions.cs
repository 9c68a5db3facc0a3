using Utws.Api.Commands.Records;

namespace Utws.Api.Commands.Export;

/// <summary>What <c>utws export</c> was asked for.</summary>
/// <param name="Record">The record.</param>
/// <param name="Format">As what.</param>
/// <param name="Out">The file, or <see cref="StandardOutput"/>.</param>
internal sealed record ExportOptions(RecordOptions Record, ExportFormat Format, string Out)
{
    /// <summary>What stands for standard output.</summary>
    public const string StandardOutput = "-";
}
