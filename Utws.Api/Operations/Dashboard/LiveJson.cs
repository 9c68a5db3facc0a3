using System.Text.Json;
using Utws.Api.Operations.Requests;
using Utws.Core.Contract;
using Utws.Core.Soap;

namespace Utws.Api.Operations.Dashboard;

/// <summary>Writes the last second, the last minute, all since the start, and the last five minutes.</summary>
internal static class LiveJson
{
    private static readonly JsonEncodedText[] s_columns = [.. Enum.GetNames<LiveColumn>().Select(Encoded)];
    private static readonly JsonEncodedText[] s_outcomes = [.. Enum.GetNames<RequestOutcome>().Select(Encoded)];
    private static readonly JsonEncodedText[] s_decisions = [.. Enum.GetNames<PublishMode>().Select(Encoded)];

    /// <summary>Writes what is new each second, as an object.</summary>
    public static void Write(Utf8JsonWriter json, LiveHistory history, RequestTotals totals, DateTimeOffset now)
    {
        Span<long> second = stackalloc long[LiveHistory.Columns];
        json.WriteStartObject();
        json.WriteString("now", now);
        json.WriteNumber("number", history.ReadLast(second));
        json.WriteStartObject("second");
        WriteColumns(json, second);
        json.WriteEndObject();
        json.WriteStartObject("minute");
        json.WriteNumber("seconds", history.ReadMinute(second));
        WriteColumns(json, second);
        json.WriteEndObject();
        WriteTotals(json, totals);
        json.WriteEndObject();
    }

    /// <summary>Writes the member <c>history</c>: an array for each column, oldest second first, all of one length.</summary>
    public static void WriteHistory(Utf8JsonWriter json, LiveHistory history)
    {
        long[] seconds = new long[LiveHistory.Seconds * LiveHistory.Columns];
        int count = history.Read(seconds, out long number);
        json.WriteStartObject("history");

        // The number of the last one: whoever follows the live part knows from it what he has.
        json.WriteNumber("number", number);
        for (int column = 0; column < LiveHistory.Columns; column++)
        {
            json.WriteStartArray(s_columns[column]);
            for (int i = 0; i < count; i++)
            {
                WriteValue(json, seconds[(i * LiveHistory.Columns) + column]);
            }

            json.WriteEndArray();
        }

        json.WriteEndObject();
    }

    private static void WriteColumns(Utf8JsonWriter json, ReadOnlySpan<long> second)
    {
        for (int column = 0; column < LiveHistory.Columns; column++)
        {
            json.WritePropertyName(s_columns[column]);
            WriteValue(json, second[column]);
        }
    }

    private static void WriteValue(Utf8JsonWriter json, long value)
    {
        if (value == LiveHistory.None)
        {
            json.WriteNullValue();
        }
        else
        {
            json.WriteNumberValue(value);
        }
    }

    private static void WriteTotals(Utf8JsonWriter json, RequestTotals totals)
    {
        json.WriteStartObject("totals");
        WriteRequests(json, "soap11"u8, totals, SoapVersion.Soap11);
        WriteRequests(json, "soap12"u8, totals, SoapVersion.Soap12);
        json.WriteStartObject("sessions");
        for (int i = 0; i < s_decisions.Length; i++)
        {
            json.WriteNumber(s_decisions[i], totals.Sessions((PublishMode)i));
        }

        json.WriteEndObject();
        json.WriteNumber("bytesReceived", totals.BytesReceived);
        json.WriteNumber("bytesSent", totals.BytesSent);
        json.WriteEndObject();
    }

    private static void WriteRequests(Utf8JsonWriter json, ReadOnlySpan<byte> name, RequestTotals totals, SoapVersion version)
    {
        json.WriteStartObject(name);
        for (int i = 0; i < s_outcomes.Length; i++)
        {
            json.WriteNumber(s_outcomes[i], totals.Requests(version, (RequestOutcome)i));
        }

        json.WriteEndObject();
    }

    private static JsonEncodedText Encoded(string name) => JsonEncodedText.Encode(JsonNamingPolicy.CamelCase.ConvertName(name));
}
