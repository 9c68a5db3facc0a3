using System.Text.Json;
using Utws.Api.Recording;
using Utws.Api.Recording.Segments;

namespace Utws.Api.Operations.Dashboard;

/// <summary>Writes the members <c>recording</c> and <c>store</c>: the recorder's queue, and the segment files behind it.</summary>
internal static class RecordingJson
{
    public static void Write(Utf8JsonWriter json, RecordingSettings settings, RecorderStatus? recorder, SegmentStoreStatus? store)
    {
        if (recorder is null)
        {
            json.WriteNull("recording");
        }
        else
        {
            json.WriteStartObject("recording");
            json.WriteString("mode", settings.Mode.ToString());
            WriteRecorder(json, recorder);
            json.WriteEndObject();
        }

        if (store is null)
        {
            json.WriteNull("store");
        }
        else
        {
            json.WriteStartObject("store");
            WriteStore(json, store, settings.MaxBytes);
            json.WriteEndObject();
        }
    }

    private static void WriteRecorder(Utf8JsonWriter json, RecorderStatus status)
    {
        json.WriteString("state", status.State.ToString());
        json.WriteString("problem", status.Problem ?? status.Held);
        PolicyJson.WriteInstant(json, "failingSince"u8, status.FailingSince);
        WriteCount(json, "accepted"u8, status.Accepted);
        WriteCount(json, "committed"u8, status.Committed);
        WriteCount(json, "failed"u8, status.Failed);
        json.WriteNumber("refusedRequests", status.Refused);
        json.WriteNumber("groups", status.Groups);
        json.WriteNumber("waitingRequests", status.Waiting);
        json.WriteNumber("groupsUsed", status.Fill.Used);
        json.WriteNumber("groupsTotal", status.Fill.Total);
    }

    private static void WriteCount(Utf8JsonWriter json, ReadOnlySpan<byte> name, RecordCount count)
    {
        json.WriteStartObject(name);
        json.WriteNumber("requests", count.Requests);
        json.WriteNumber("sessions", count.Sessions);
        json.WriteEndObject();
    }

    private static void WriteStore(Utf8JsonWriter json, SegmentStoreStatus status, long? maxBytes)
    {
        json.WriteString("currentFile", Path.GetFileName(status.CurrentFile));
        json.WriteNumber("currentBytes", status.CurrentBytes);
        json.WriteNumber("folderBytes", status.FolderBytes);
        if (maxBytes is { } budget)
        {
            json.WriteNumber("maxBytes", budget);
        }
        else
        {
            json.WriteNull("maxBytes");
        }

        json.WriteNumber("lastCommitMicroseconds", (long)status.LastCommit.TotalMicroseconds);
        json.WriteNumber("segmentsWritten", status.SegmentsWritten);
        json.WriteNumber("segmentsSuspect", status.SuspectSegments);
        json.WriteNumber("segmentsCorrupt", status.CorruptSegments);
        json.WriteNumber("segmentsToClose", status.OpenOldSegments);
        json.WriteNumber("segmentsDeleted", status.DeletedSegments);
        json.WriteNumber("deletedBytes", status.DeletedBytes);
        json.WriteNumber("poisonedRequests", status.PoisonedRequests);
    }
}
