using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;
using Utws.Core.Contract;

namespace Utws.Api.Commands.Export;

/// <summary>A JSON object a line, UTF-8; a text that did not come is null.</summary>
internal sealed class NdjsonExport : IExportWriter
{
    // Some hundred rows a write.
    private const int FullBytes = 64 * 1024;

    // No page of the web is made of it: what JSON itself does not demand to escape stays readable.
    private static readonly JsonWriterOptions s_options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

#pragma warning disable CA2213 // the stream is its maker's
    private readonly Stream _output;
#pragma warning restore CA2213
    private readonly ArrayBufferWriter<byte> _buffer = new(FullBytes * 2);
    private readonly Utf8JsonWriter _json;
    private readonly ExportTexts _texts = new();

    public NdjsonExport(Stream output)
    {
        _output = output;
        _json = new Utf8JsonWriter(_buffer, s_options);
    }

    /// <inheritdoc/>
    public bool IsFull => _buffer.WrittenCount >= FullBytes;

    /// <inheritdoc/>
    public void Add(in ExportRow row)
    {
        _json.Reset();
        _json.WriteStartObject();
        _json.WriteString("node"u8, row.Segment.NodeUtf8.Span);
        _json.WriteNumber("epoch"u8, row.Segment.Epoch);
        _json.WriteNumber("group_seq"u8, row.Head.GroupSequence);
        _json.WriteNumber("request_id"u8, row.Head.Id);
        _json.WriteNumber("ordinal"u8, row.Ordinal);
        _json.WriteNumber("received_us"u8, row.Head.Request.ReceivedMicroseconds);
        _json.WriteString("received"u8, _texts.Received(row.Head.Request.ReceivedMicroseconds));
        _json.WriteNumber("api_version"u8, row.Head.Request.ApiVersion);
        AddSession(in row);
        _json.WriteNumber("publish"u8, (int)row.Decision.Publish);
        _json.WriteString("decision"u8, DecisionNames.Of(row.Decision.Publish));
        _json.WriteNumber("publish_until"u8, row.Decision.PublishUntil);
        _json.WriteString("policy"u8, _texts.Policy(row.Head.Request.Revision));
        _json.WriteNumber("policy_rev"u8, row.Head.Request.Revision.Value);
        if (row.Head.Request.CallerHash is { } hash)
        {
            _json.WriteNumber("addr_hash"u8, hash);
        }
        else
        {
            _json.WriteNull("addr_hash"u8);
        }

        _json.WriteEndObject();
        _json.Flush();
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
    public ValueTask DisposeAsync() => _json.DisposeAsync();

    private void AddSession(in ExportRow row)
    {
        SessionInfo session = row.Session;
        _json.WriteNumber("product_id"u8, session.ProductId);
        Text("version"u8, session.Version, row.Has(SessionTextFields.Version));
        _json.WriteNumber("os_platform"u8, session.OsPlatform);
        _json.WriteNumber("os_version"u8, session.OsVersion);
        Text("service_pack"u8, session.ServicePack, row.Has(SessionTextFields.ServicePack));
        _json.WriteNumber("os_bits"u8, session.OsBits);
        _json.WriteNumber("architecture"u8, session.Architecture);
        Text("lang_id"u8, session.LangId, row.Has(SessionTextFields.LangId));
        Text("country"u8, session.Country, row.Has(SessionTextFields.Country));
        Text("locale"u8, session.Locale, row.Has(SessionTextFields.Locale));
    }

    private void Text(ReadOnlySpan<byte> name, ReadOnlySpan<byte> text, bool isPresent)
    {
        if (isPresent)
        {
            _json.WriteString(name, text);
        }
        else
        {
            _json.WriteNull(name);
        }
    }
}
