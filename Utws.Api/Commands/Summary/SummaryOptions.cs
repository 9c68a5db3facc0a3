using Utws.Api.Commands.Records;
using Utws.Api.Field;

namespace Utws.Api.Commands.Summary;

/// <summary>What <c>utws report</c> was asked for.</summary>
/// <param name="Record">The record.</param>
/// <param name="By">What to count by, in this order.</param>
/// <param name="Top">How many rows a section has; null for the format's own.</param>
/// <param name="Format">How to give it out.</param>
internal sealed record SummaryOptions(RecordOptions Record, IReadOnlyList<SectionKind> By, int? Top, SummaryFormat Format);
