namespace Utws.Api.Commands.Summary;

/// <summary>How the report is given out.</summary>
internal enum SummaryFormat
{
    /// <summary>For people.</summary>
    Tables,

    /// <summary>One JSON document.</summary>
    Json,

    /// <summary>One table of comma-separated values.</summary>
    Csv,
}
