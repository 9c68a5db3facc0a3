using System.Globalization;
using System.Text.Json;
using Utws.Api.Field;
using Utws.Tests.Commands;

namespace Utws.Tests.Field;

/// <summary>Counts as lines that can be compared, by whomever they were counted.</summary>
internal static class FieldReport
{
    private const string Sections = "product,version,country,language,platform,decision";

    /// <summary>What the server has counted.</summary>
    public static string[] Of(IFieldCounts counts, FieldRange range = FieldRange.All)
    {
        FieldSummary summary = counts.Read(range, int.MaxValue);
        List<string> lines = [Total(summary.Sessions, summary.Requests)];
        foreach (FieldSection section in summary.Sections)
        {
            foreach (SectionRow row in section.Rows)
            {
                string key = string.Join('|', row.Key.Select(p => p.Number?.ToString(CultureInfo.InvariantCulture) ?? p.Text ?? "-"));
                lines.Add(Line(SectionNames.Of(section.Kind), key, row.Sessions));
            }

            Assert.Equal((0, section.Rows.Count), (section.Others, section.Keys));
        }

        return [.. lines.Order(StringComparer.Ordinal)];
    }

    /// <summary>What <c>utws report</c> counts by reading all of the record.</summary>
    public static async Task<string[]> OfRecordAsync(string folder)
    {
        CommandRun run = await CommandRun.RunAsync(["report", "--data", folder, "--json", "--by", Sections]);
        Assert.Equal(("", 0), (run.Error, run.ExitCode));
        using JsonDocument report = JsonDocument.Parse(run.Output);
        List<string> lines = [Total(report.RootElement.GetProperty("sessions").GetInt64(), report.RootElement.GetProperty("requests").GetInt64())];
        foreach (JsonProperty section in report.RootElement.GetProperty("by").EnumerateObject())
        {
            foreach (JsonElement row in section.Value.GetProperty("rows").EnumerateArray())
            {
                string key = string.Join('|', row.EnumerateObject().Where(p => p.Name is not ("sessions" or "share")).Select(p => p.Value.ValueKind == JsonValueKind.Null ? "-" : p.Value.ToString()));
                lines.Add(Line(section.Name, key, row.GetProperty("sessions").GetInt64()));
            }
        }

        return [.. lines.Order(StringComparer.Ordinal)];
    }

    private static string Total(long sessions, long requests) => string.Create(CultureInfo.InvariantCulture, $"total {sessions} in {requests}");

    private static string Line(string section, string key, long sessions) => string.Create(CultureInfo.InvariantCulture, $"{section} {key} {sessions}");
}
