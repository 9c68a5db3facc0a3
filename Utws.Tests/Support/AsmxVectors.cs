using System.Text;
using System.Text.Json;

namespace Utws.Tests.Support;

/// <summary>The recorded cases of the original runtime, read once.</summary>
internal static class AsmxVectors
{
    public static IReadOnlyList<AsmxVector> All { get; } = JsonlFile.Read("asmx-vectors.jsonl", Vector);

    private static Dictionary<string, AsmxVector> ById { get; } = All.ToDictionary(v => v.Id, StringComparer.Ordinal);

    public static AsmxVector Get(string id) => ById[id];

    private static AsmxVector Vector(JsonElement row) => new(
        JsonlFile.Text(row, "id")!,
        JsonlFile.Text(row, "name")!,
        Request(row.GetProperty("request")),
        row.TryGetProperty("operationCalledWith", out JsonElement call) ? Call(call) : null,
        row.TryGetProperty("operationReturned", out JsonElement returned) ? Items(returned, Published) : null,
        JsonlFile.Text(row, "operationThrew"),
        Response(row.GetProperty("response")));

    private static AsmxVectorRequest Request(JsonElement request) => new(
        JsonlFile.Text(request, "method")!,
        JsonlFile.Text(request, "pathInfo") ?? "",
        JsonlFile.Text(request, "query"),
        JsonlFile.Text(request, "contentType"),
        JsonlFile.Text(request, "soapAction"),
        Body(request),
        request.GetProperty("fromLocalMachine").GetBoolean(),
        request.TryGetProperty("bodyLongerThanMaxRequestLength", out JsonElement tooLong) && tooLong.GetBoolean());

    private static byte[] Body(JsonElement request) => request.TryGetProperty("bodyBase64", out JsonElement base64)
        ? base64.GetBytesFromBase64()
        : Encoding.UTF8.GetBytes(JsonlFile.Text(request, "bodyText") ?? "");

    private static OperationCall Call(JsonElement call) =>
        new(call.GetProperty("apiVersion").GetInt32(), Items(call.GetProperty("sessions"), Session));

    private static List<T?>? Items<T>(JsonElement array, Func<JsonElement, T> item)
        where T : class =>
        array.ValueKind == JsonValueKind.Null
            ? null
            : [.. array.EnumerateArray().Select(i => i.ValueKind == JsonValueKind.Null ? null : item(i))];

    private static PublishedSession Published(JsonElement item) =>
        new(Session(item), JsonlFile.Text(item, "publish")!, item.GetProperty("publishUntil").GetInt64());

    private static SessionRecord Session(JsonElement item) => new()
    {
        ProductId = item.GetProperty("productID").GetInt32(),
        Version = JsonlFile.Text(item, "version"),
        OsPlatform = item.GetProperty("osPlatform").GetInt32(),
        OsVersion = item.GetProperty("osVersion").GetInt32(),
        ServicePack = JsonlFile.Text(item, "servicePack"),
        OsBits = item.GetProperty("osBits").GetInt32(),
        Architecture = item.GetProperty("architecture").GetInt32(),
        LangId = JsonlFile.Text(item, "langID"),
        Country = JsonlFile.Text(item, "country"),
        Locale = JsonlFile.Text(item, "locale"),
    };

    private static AsmxVectorResponse Response(JsonElement response) => new(
        response.GetProperty("status").GetInt32(),
        JsonlFile.Text(response, "contentType")!,
        JsonlFile.Text(response, "cacheControl"),
        JsonlFile.Text(response, "help"),
        JsonlFile.Text(response, "exceptionMessage"),
        JsonlFile.Text(response, "body") is { } body ? new ReadOnlyMemory<byte>?(Encoding.UTF8.GetBytes(body)) : null);
}
