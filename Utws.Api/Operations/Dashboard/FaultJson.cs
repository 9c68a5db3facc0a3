using System.Text.Json;
using Utws.Api.Operations.Requests;
using Utws.Core.Soap;

namespace Utws.Api.Operations.Dashboard;

/// <summary>Writes the member <c>faults</c>: the reasons that there have been since the start, those with the most first.</summary>
internal static class FaultJson
{
    public static void Write(Utf8JsonWriter json, RequestTotals totals)
    {
        json.WriteStartArray("faults");
        foreach ((SoapFaultReason reason, long count) in Enum.GetValues<SoapFaultReason>()
            .Select(reason => (reason, totals.Faults(reason))).Where(fault => fault.Item2 > 0).OrderByDescending(fault => fault.Item2))
        {
            FaultMeaning meaning = FaultMeaning.Of(reason);
            json.WriteStartObject();
            json.WriteString("reason", reason.ToString());
            json.WriteNumber("requests", count);
            json.WriteString("meaning", meaning.Meaning);
            json.WriteString("remedy", meaning.Remedy);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }
}
