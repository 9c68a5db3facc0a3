using Parquet;
using Parquet.Schema;
using Utws.Api.Commands.Records;
using Utws.Core.Contract;

namespace Utws.Api.Commands.Export;

/// <summary>
/// An Apache Parquet file: a text that did not come is null; instants are UTC to the microsecond; texts have dictionaries. Snappy: the
/// library's Zstd at its default level took 81 us a row, more than sixty times as long.
/// </summary>
internal sealed class ParquetExport : IExportWriter
{
    // 168 bytes a row, 11 MB in all; a reader that skips by row groups has enough of them.
    private const int RowsAGroup = 64 * 1024;

    // Clients that send nothing but long texts must not fill the memory before the rows do.
    private const int TextBytesAGroup = 64 * 1024 * 1024;

    private readonly ParquetWriter _writer;
    private readonly SharedStrings _strings = new();
    private readonly ExportTexts _texts = new();
    private readonly ParquetColumns _columns = new();

    private ParquetExport(ParquetWriter writer) => _writer = writer;

    /// <inheritdoc/>
    public bool IsFull => _columns.Rows >= RowsAGroup || _strings.NewBytes >= TextBytesAGroup;

    /// <summary>Begins a file.</summary>
    public static async Task<ParquetExport> CreateAsync(Stream output, CancellationToken cancellation)
    {
        ParquetOptions options = new() { CompressionMethod = CompressionMethod.Snappy };
        foreach (DataField text in ParquetColumns.Schema.DataFields.Where(ParquetColumns.IsText))
        {
            options.ColumnEncodingHints[text.Name] = EncodingHint.Dictionary;
        }

        return new ParquetExport(await ParquetWriter.CreateAsync(ParquetColumns.Schema, output, options, cancellationToken: cancellation));
    }

    /// <inheritdoc/>
    public void Add(in ExportRow row)
    {
        ParquetColumns columns = _columns;
        SessionInfo session = row.Session;
        columns.Node.Add(_strings.Of(row.Segment.NodeUtf8.Span));
        columns.Epoch.Add(row.Segment.Epoch);
        columns.GroupSequence.Add(row.Head.GroupSequence);
        columns.RequestId.Add(row.Head.Id);
        columns.Ordinal.Add(row.Ordinal);
        columns.ReceivedMicroseconds.Add(row.Head.Request.ReceivedMicroseconds);
        columns.Received.Add(RecordedInstant.Of(row.Head.Request.ReceivedMicroseconds).UtcDateTime);
        columns.ApiVersion.Add(row.Head.Request.ApiVersion);
        columns.ProductId.Add(session.ProductId);
        columns.Version.Add(Text(session.Version, row.Has(SessionTextFields.Version)));
        columns.OsPlatform.Add(session.OsPlatform);
        columns.OsVersion.Add(session.OsVersion);
        columns.ServicePack.Add(Text(session.ServicePack, row.Has(SessionTextFields.ServicePack)));
        columns.OsBits.Add(session.OsBits);
        columns.Architecture.Add(session.Architecture);
        columns.LangId.Add(Text(session.LangId, row.Has(SessionTextFields.LangId)));
        columns.Country.Add(Text(session.Country, row.Has(SessionTextFields.Country)));
        columns.Locale.Add(Text(session.Locale, row.Has(SessionTextFields.Locale)));
        columns.Publish.Add((int)row.Decision.Publish);
        columns.Decision.Add(_strings.Of(DecisionNames.Of(row.Decision.Publish)));
        columns.PublishUntil.Add(row.Decision.PublishUntil);
        columns.Policy.Add(_strings.Of(_texts.Policy(row.Head.Request.Revision)));
        columns.PolicyRevision.Add(row.Head.Request.Revision.Value);
        columns.CallerHash.Add(row.Head.Request.CallerHash);
    }

    /// <inheritdoc/>
    public async ValueTask FlushAsync(CancellationToken cancellation)
    {
        if (_columns.Rows > 0)
        {
            using ParquetRowGroupWriter group = _writer.CreateRowGroup();
            await _columns.WriteAsync(group, cancellation);
            group.CompleteValidate();
        }

        _columns.Clear();
        _strings.NewBytes = 0;
    }

    /// <inheritdoc/>
    public async ValueTask CompleteAsync(CancellationToken cancellation)
    {
        await FlushAsync(cancellation);

        // Writes what makes it a file of this format.
        await _writer.DisposeAsync();
    }

    /// <summary>Gives nothing back: the writer is over a stream that its maker closes, and disposing it would write an end to half a file.</summary>
    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    private string? Text(ReadOnlySpan<byte> text, bool isPresent) => isPresent ? _strings.Of(text) : null;
}
