using System.Buffers;
using System.Text;
using System.Text.Json;
using Utws.Api.Commands.Check;

namespace Utws.Api.Commands.Report;

/// <summary>One JSON document: <c>files</c>, then <c>summary</c>. A file leaves memory before the next one comes.</summary>
#pragma warning disable CA1001 // the writer is over memory and ends with End: there is nothing to give back
internal sealed class JsonReport : ICheckReport
#pragma warning restore CA1001
{
    private readonly TextWriter _output;
    private readonly ArrayBufferWriter<byte> _buffer = new();
    private readonly Utf8JsonWriter _json;

    public JsonReport(TextWriter output)
    {
        _output = output;
        _json = new Utf8JsonWriter(_buffer, new JsonWriterOptions { Indented = true, NewLine = "\n" });
        _json.WriteStartObject();
        _json.WriteStartArray("files");
    }

    /// <inheritdoc/>
    public void Add(CheckedFile file)
    {
        JsonSerializer.Serialize(_json, file, CheckJson.Default.CheckedFile);
        Pass();
    }

    /// <inheritdoc/>
    public void End(CheckTally tally)
    {
        _json.WriteEndArray();
        _json.WritePropertyName("summary");
        JsonSerializer.Serialize(_json, tally, CheckJson.Default.CheckTally);
        _json.WriteEndObject();
        Pass();
        _json.Dispose();
        _output.Write('\n');
    }

    private void Pass()
    {
        _json.Flush();
        _output.Write(Encoding.UTF8.GetString(_buffer.WrittenSpan));
        _buffer.ResetWrittenCount();
    }
}
