namespace Utws.Api.Commands.Export;

/// <summary>What sessions are exported as.</summary>
internal enum ExportFormat
{
    /// <summary>Apache Parquet, compressed with Snappy.</summary>
    Parquet,

    /// <summary>Comma-separated values (RFC 4180) with line feeds.</summary>
    Csv,

    /// <summary>A JSON object a line.</summary>
    Ndjson,
}
