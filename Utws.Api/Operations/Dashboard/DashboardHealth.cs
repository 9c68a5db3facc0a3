using System.Text.Json;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Utws.Api.Operations.Dashboard;

/// <summary>What the health checks said at one instant.</summary>
internal sealed record DashboardHealth(HealthReport Report)
{
    /// <summary>Writes the word for all and each check's state and reason.</summary>
    public void Write(Utf8JsonWriter json)
    {
        json.WriteStartObject("health");
        json.WriteString("status", Report.Status.ToString());
        json.WriteStartArray("checks");
        foreach ((string name, HealthReportEntry entry) in Report.Entries)
        {
            json.WriteStartObject();
            json.WriteString("name", name);
            json.WriteString("status", entry.Status.ToString());
            json.WriteString("reason", entry.Description ?? entry.Exception?.Message);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }
}
