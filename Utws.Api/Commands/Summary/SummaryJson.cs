using System.Text.Json;
using Utws.Api.Commands.Records;
using Utws.Api.Field;

namespace Utws.Api.Commands.Summary;

/// <summary>The report as one JSON document: all rows unless told otherwise, texts as they came, null for one that did not come.</summary>
internal static class SummaryJson
{
    public static void Write(Utf8JsonWriter json, UsageSummary summary, int? top)
    {
        json.WriteStartObject();
        json.WriteNumber("sessions", summary.Sessions);
        json.WriteNumber("requests", summary.Requests);
        WriteInstant(json, "first", summary.FirstMicroseconds);
        WriteInstant(json, "last", summary.LastMicroseconds);
        json.WriteStartArray("nodes");
        foreach (string node in summary.Nodes)
        {
            json.WriteStringValue(node);
        }

        json.WriteEndArray();
        json.WriteNumber("segments", summary.Segments);
        json.WriteStartObject("setAside");
        json.WriteNumber("requests", summary.SetAsideRequests);
        json.WriteNumber("sessions", summary.SetAsideSessions);
        json.WriteEndObject();
        json.WriteStartObject("by");
        foreach (SectionKind kind in summary.By)
        {
            WriteSection(json, summary, kind, top ?? int.MaxValue);
        }

        json.WriteEndObject();
        json.WriteEndObject();
    }

    private static void WriteInstant(Utf8JsonWriter json, string name, long? microseconds)
    {
        if (microseconds is { } received)
        {
            json.WriteString(name, RecordedInstant.ToMicroseconds(received));
        }
        else
        {
            json.WriteNull(name);
        }
    }

    private static void WriteSection(Utf8JsonWriter json, UsageSummary summary, SectionKind kind, int top)
    {
        json.WriteStartObject(SectionNames.Of(kind));
        if (kind == SectionKind.Time)
        {
            json.WriteString("step", summary.Time.Step switch { TimeStep.Hour => "hour", TimeStep.Day => "day", _ => "month" });
            WriteRows(json, ["start"], summary.Time.Rows(), summary.Sessions);
        }
        else
        {
            Section section = summary.SectionOf(kind);
            json.WriteNumber("values", section.Keys);
            json.WriteNumber("notToldApart", section.NotToldApart);
            WriteRows(json, section.Columns, section.Rows(top), summary.Sessions);
        }

        json.WriteEndObject();
    }

    private static void WriteRows(Utf8JsonWriter json, IReadOnlyList<string> columns, IReadOnlyList<SectionRow> rows, long all)
    {
        json.WriteStartArray("rows");
        foreach (SectionRow row in rows)
        {
            json.WriteStartObject();
            for (int i = 0; i < columns.Count; i++)
            {
                if (row.Key[i].Number is { } number)
                {
                    json.WriteNumber(columns[i], number);
                }
                else
                {
                    json.WriteString(columns[i], row.Key[i].Text);
                }
            }

            json.WriteNumber("sessions", row.Sessions);
            json.WriteNumber("share", all == 0 ? 0 : Math.Round((double)row.Sessions / all, 6));
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }
}
