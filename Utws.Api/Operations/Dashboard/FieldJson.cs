using System.Text.Json;
using Utws.Api.Field;

namespace Utws.Api.Operations.Dashboard;

/// <summary>Writes the member <c>field</c>: what is in the field, over each range. What clients sent is text in JSON, and nothing else.</summary>
internal static class FieldJson
{
    // As many as one takes in at a glance.
    private const int MostRows = 10;

    public static void Write(Utf8JsonWriter json, IFieldCounts? counts)
    {
        if (counts is null)
        {
            json.WriteNull("field");
            return;
        }

        FieldStatus status = counts.Status;
        json.WriteStartObject("field");
        json.WriteNumber("segmentsToCatchUp", status.SegmentsToCatchUp);
        json.WriteString("problem", status.Problem);
        foreach (FieldRange range in Enum.GetValues<FieldRange>())
        {
            WriteSummary(json, counts.Read(range, MostRows));
        }

        json.WriteEndObject();
    }

    private static void WriteSummary(Utf8JsonWriter json, FieldSummary summary)
    {
        json.WriteStartObject(JsonNamingPolicy.CamelCase.ConvertName(summary.Range.ToString()));
        PolicyJson.WriteInstant(json, "since"u8, summary.Since);
        json.WriteNumber("sessions", summary.Sessions);
        json.WriteNumber("requests", summary.Requests);
        json.WriteStartArray("sections");
        foreach (FieldSection section in summary.Sections)
        {
            json.WriteStartObject();
            json.WriteString("by", SectionNames.Of(section.Kind));
            json.WriteNumber("keys", section.Keys);
            json.WriteNumber("others", section.Others);
            json.WriteStartArray("rows");
            foreach (SectionRow row in section.Rows)
            {
                WriteRow(json, row);
            }

            json.WriteEndArray();
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    // The key's parts as report's JSON has them: numbers, texts, and null for what was not sent.
    private static void WriteRow(Utf8JsonWriter json, SectionRow row)
    {
        json.WriteStartObject();
        json.WriteStartArray("key");
        foreach (KeyPart part in row.Key)
        {
            if (part.Number is { } number)
            {
                json.WriteNumberValue(number);
            }
            else
            {
                json.WriteStringValue(part.Text);
            }
        }

        json.WriteEndArray();
        json.WriteNumber("sessions", row.Sessions);
        json.WriteEndObject();
    }
}
