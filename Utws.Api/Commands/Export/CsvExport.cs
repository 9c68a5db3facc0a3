using System.Buffers;
using System.Buffers.Text;
using Utws.Core.Contract;

namespace Utws.Api.Commands.Export;

/// <summary>
/// Comma-separated values (RFC 4180), UTF-8, line feeds, a heading. Nothing is a text that did not come, two quotes an empty one.
/// Texts are as they came: a spreadsheet calculates those that begin as a formula does, other programs want them unchanged.
/// </summary>
internal sealed class CsvExport : IExportWriter
{
    // Some hundred rows a write.
    private const int FullBytes = 64 * 1024;

    // The longest number, of 64 bits with its sign.
    private const int MaxNumberBytes = 20;

    private static readonly SearchValues<byte> s_quoted = SearchValues.Create(",\"\r\n"u8);

#pragma warning disable CA2213 // the stream is its maker's
    private readonly Stream _output;
#pragma warning restore CA2213
    private readonly ArrayBufferWriter<byte> _buffer = new(FullBytes * 2);
    private readonly ExportTexts _texts = new();

    public CsvExport(Stream output)
    {
        _output = output;
        _buffer.Write(
            """
            node,epoch,group_seq,request_id,ordinal,received_us,received,api_version,product_id,version,os_platform,os_version,service_pack,os_bits,architecture,lang_id,country,locale,publish,decision,publish_until,policy,policy_rev,addr_hash

            """u8);
    }

    /// <inheritdoc/>
    public bool IsFull => _buffer.WrittenCount >= FullBytes;

    /// <inheritdoc/>
    public void Add(in ExportRow row)
    {
        Text(row.Segment.NodeUtf8.Span, isPresent: true);
        Number(row.Segment.Epoch);
        Number(row.Head.GroupSequence);
        Number(row.Head.Id);
        Number(row.Ordinal);
        Number(row.Head.Request.ReceivedMicroseconds);
        Text(_texts.Received(row.Head.Request.ReceivedMicroseconds), isPresent: true);
        Number(row.Head.Request.ApiVersion);
        SessionInfo session = row.Session;
        Number(session.ProductId);
        Text(session.Version, row.Has(SessionTextFields.Version));
        Number(session.OsPlatform);
        Number(session.OsVersion);
        Text(session.ServicePack, row.Has(SessionTextFields.ServicePack));
        Number(session.OsBits);
        Number(session.Architecture);
        Text(session.LangId, row.Has(SessionTextFields.LangId));
        Text(session.Country, row.Has(SessionTextFields.Country));
        Text(session.Locale, row.Has(SessionTextFields.Locale));
        Number((int)row.Decision.Publish);
        Text(DecisionNames.Of(row.Decision.Publish), isPresent: true);
        Number(row.Decision.PublishUntil);
        Text(_texts.Policy(row.Head.Request.Revision), isPresent: true);
        Number(row.Head.Request.Revision.Value);
        if (row.Head.Request.CallerHash is { } hash)
        {
            Digits(hash);
        }

        _buffer.Write("\n"u8);
    }

    /// <inheritdoc/>
    public async ValueTask FlushAsync(CancellationToken cancellation)
    {
        await _output.WriteAsync(_buffer.WrittenMemory, cancellation);
        _buffer.ResetWrittenCount();
    }

    /// <inheritdoc/>
    public ValueTask CompleteAsync(CancellationToken cancellation) => FlushAsync(cancellation);

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    private void Number(long number)
    {
        Digits(number);
        _buffer.Write(","u8);
    }

    private void Digits(long number)
    {
        _ = Utf8Formatter.TryFormat(number, _buffer.GetSpan(MaxNumberBytes), out int length);
        _buffer.Advance(length);
    }

    private void Text(ReadOnlySpan<byte> text, bool isPresent)
    {
        if (isPresent && (text.IsEmpty || text[0] == ' ' || text[^1] == ' ' || text.ContainsAny(s_quoted)))
        {
            Quoted(text);
        }
        else
        {
            _buffer.Write(text);
        }

        _buffer.Write(","u8);
    }

    private void Quoted(ReadOnlySpan<byte> text)
    {
        _buffer.Write("\""u8);
        for (int quote = text.IndexOf((byte)'"'); quote >= 0; quote = text.IndexOf((byte)'"'))
        {
            _buffer.Write(text[..(quote + 1)]);
            _buffer.Write("\""u8);
            text = text[(quote + 1)..];
        }

        _buffer.Write(text);
        _buffer.Write("\""u8);
    }
}
