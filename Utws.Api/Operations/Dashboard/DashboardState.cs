using System.Reflection;
using System.Text.Json;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Utws.Api.Field;
using Utws.Api.Forwarding;
using Utws.Api.Operations.Requests;
using Utws.Api.Policy;
using Utws.Api.Recording;
using Utws.Api.Recording.Segments;

namespace Utws.Api.Operations.Dashboard;

/// <summary>Everything that the dashboard shows, as JSON; for any thread. Parts of the server that are off are null in it.</summary>
internal sealed class DashboardState(
    UtwsSettings settings,
    TimeProvider clock,
    RequestTotals totals,
    LiveHistory history,
    CurrentPolicy policy,
    PolicyWatcher watcher,
    HealthCheckService health,
    SessionRecorder? recorder = null,
    SegmentStore? segments = null,
    Forwarder? forwarder = null,
    DiskBudget? budget = null,
    IFieldCounts? field = null)
{
    private static readonly string s_version =
        typeof(DashboardState).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion ?? "";

    private readonly DateTimeOffset _startedAt = clock.GetUtcNow();

    /// <summary>Asks the health checks.</summary>
    public async Task<DashboardHealth> CheckAsync(CancellationToken cancellation) => new(await health.CheckHealthAsync(cancellation));

    /// <summary>Equal to an earlier one if nothing has changed since that somebody wants to see at once.</summary>
    public object Mark() => (watcher.Status, recorder?.Status.State, recorder?.Status.Held, forwarder?.Status.FailingSince, budget?.IsFull);

    /// <summary>Writes all there is.</summary>
    public void WriteAll(Utf8JsonWriter json, DashboardHealth checks)
    {
        json.WriteStartObject();
        WriteRestMembers(json, checks);
        json.WritePropertyName("live");
        WriteLive(json);
        LiveJson.WriteHistory(json, history);
        json.WriteEndObject();
    }

    /// <summary>Writes what is new each second.</summary>
    public void WriteLive(Utf8JsonWriter json) => LiveJson.Write(json, history, totals, clock.GetUtcNow());

    /// <summary>Writes all but the live part and the last minutes.</summary>
    public void WriteRest(Utf8JsonWriter json, DashboardHealth checks)
    {
        json.WriteStartObject();
        WriteRestMembers(json, checks);
        json.WriteEndObject();
    }

    private void WriteRestMembers(Utf8JsonWriter json, DashboardHealth checks)
    {
        DateTimeOffset now = clock.GetUtcNow();
        json.WriteStartObject("server");
        json.WriteString("version", s_version);
        json.WriteString("node", settings.Recording.Node);
        json.WriteString("now", now);
        json.WriteString("startedAt", _startedAt);
        json.WriteNumber("uptimeSeconds", (long)(now - _startedAt).TotalSeconds);
        json.WriteEndObject();
        checks.Write(json);
        FaultJson.Write(json, totals);
        PolicyJson.Write(json, watcher.Status, policy.Served);
        RecordingJson.Write(json, settings.Recording, recorder?.Status, segments?.Status);
        ForwardingJson.Write(json, settings.Forwarding, forwarder?.Status, budget, now);
        FieldJson.Write(json, field);
    }
}
