using System.Text.Json;
using Utws.Api.Forwarding;
using Utws.Api.Recording.Segments;

namespace Utws.Api.Operations.Dashboard;

/// <summary>Writes the member <c>forwarding</c>: how what is recorded arrives in the engine.</summary>
internal static class ForwardingJson
{
    public static void Write(Utf8JsonWriter json, ForwardingSettings settings, ForwarderStatus? status, DiskBudget? budget, DateTimeOffset now)
    {
        if (status is null)
        {
            json.WriteNull("forwarding");
            return;
        }

        json.WriteStartObject("forwarding");
        json.WriteString("engine", settings.Engine.ToString());
        json.WriteString("problem", status.Problem);
        PolicyJson.WriteInstant(json, "failingSince"u8, status.FailingSince);
        json.WriteNumber("lagSeconds", status.WaitingSinceMicroseconds is { } oldest
            ? Math.Max(0, (long)(now - SegmentClock.ToInstant(oldest)).TotalSeconds)
            : 0);
        json.WriteNumber("sessions", status.Sessions);
        json.WriteNumber("groups", status.Groups);
        json.WriteNumber("batches", status.Batches);
        json.WriteNumber("groupsFound", status.GroupsFound);
        json.WriteNumber("failures", status.Failures);
        json.WriteNumber("unreadableSegments", status.UnreadableSegments);
        json.WriteNumber("leftOutRequests", status.LeftOutRequests + status.SetAsideRequests);
        json.WriteNumber("droppedSessions", budget?.DroppedSessions ?? 0);
        json.WriteBoolean("isFull", budget?.IsFull ?? false);
        json.WriteEndObject();
    }
}
