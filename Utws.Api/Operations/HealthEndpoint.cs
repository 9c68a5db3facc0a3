using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Utws.Api.Operations;

/// <summary><c>/health/live</c>: the process works. <c>/health/ready</c>: it shall get requests, with every check's word on it.</summary>
internal static class HealthEndpoint
{
    private static readonly string[] s_methods = ["GET", "HEAD"];

    // People read it in a terminal: a quotation mark is \" and not \u0022. No browser takes it for HTML, see the header.
    private static readonly JsonWriterOptions s_json = new() { Indented = true, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static void MapHealth(this IEndpointRouteBuilder routes)
    {
        HealthCheckService health = routes.ServiceProvider.GetRequiredService<HealthCheckService>();
        routes.MapMethods("/health/live", s_methods, AnswerLiveAsync);
        routes.MapMethods("/health/ready", s_methods, context => AnswerReadyAsync(context, health));
    }

    // That it answers is all there is to know: a check here would have a process restarted for what a restart doesn't mend.
    private static Task AnswerLiveAsync(HttpContext context) =>
        SendAsync(context, StatusCodes.Status200OK, new HealthReport(new Dictionary<string, HealthReportEntry>(StringComparer.Ordinal), TimeSpan.Zero));

    // What is degraded still answers, and better than nobody does.
    private static async Task AnswerReadyAsync(HttpContext context, HealthCheckService health)
    {
        HealthReport report = await health.CheckHealthAsync(context.RequestAborted);
        int status = report.Status == HealthStatus.Unhealthy ? StatusCodes.Status503ServiceUnavailable : StatusCodes.Status200OK;
        await SendAsync(context, status, report);
    }

    private static Task SendAsync(HttpContext context, int status, HealthReport report)
    {
        ArrayBufferWriter<byte> body = new();
        using (Utf8JsonWriter json = new(body, s_json))
        {
            Write(json, report);
        }

        body.Write("\n"u8);

        HttpResponse response = context.Response;
        response.StatusCode = status;
        response.ContentType = "application/json";
        response.ContentLength = body.WrittenCount;
        response.Headers.CacheControl = "no-store";
        response.Headers.XContentTypeOptions = "nosniff";
        return HttpMethods.IsHead(context.Request.Method)
            ? Task.CompletedTask
            : response.Body.WriteAsync(body.WrittenMemory, context.RequestAborted).AsTask();
    }

    private static void Write(Utf8JsonWriter json, HealthReport report)
    {
        json.WriteStartObject();
        json.WriteString("status", report.Status.ToString());
        if (report.Entries.Count > 0)
        {
            json.WriteStartObject("checks");
            foreach ((string name, HealthReportEntry entry) in report.Entries)
            {
                json.WriteStartObject(name);
                json.WriteString("status", entry.Status.ToString());
                json.WriteString("reason", entry.Description ?? entry.Exception?.Message);
                json.WriteEndObject();
            }

            json.WriteEndObject();
        }

        json.WriteEndObject();
    }
}
