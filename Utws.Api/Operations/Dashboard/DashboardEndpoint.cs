using System.Buffers;
using System.Globalization;
using System.Text.Json;

namespace Utws.Api.Operations.Dashboard;

/// <summary><c>/</c>: the page, and its files. <c>/state</c>: what it shows, in JSON. <c>/events</c>: the same as server-sent events.</summary>
internal static class DashboardEndpoint
{
    // Everything from here and nothing from elsewhere; the page is in nobody's frame, and sends no form.
    private const string SecurityPolicy =
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

    private const string RetryAfterSeconds = "5";

    private static readonly string[] s_methods = ["GET", "HEAD"];

    // People read it in a terminal, too.
    private static readonly JsonWriterOptions s_json = new() { Indented = true, NewLine = "\n" };

    public static void MapDashboard(this IEndpointRouteBuilder routes)
    {
        DashboardState state = routes.ServiceProvider.GetRequiredService<DashboardState>();
        DashboardEvents events = routes.ServiceProvider.GetRequiredService<DashboardEvents>();
        CancellationToken stopping = routes.ServiceProvider.GetRequiredService<IHostApplicationLifetime>().ApplicationStopping;
        foreach (DashboardAsset asset in DashboardAsset.All)
        {
            routes.MapMethods(asset.Path, s_methods, context => SendAsync(context, asset.ContentType, asset.Bytes));
        }

        routes.MapMethods("/state", s_methods, context => SendStateAsync(context, state));
        routes.MapMethods("/events", s_methods, context => SendEventsAsync(context, events, stopping));
    }

    private static async Task SendStateAsync(HttpContext context, DashboardState state)
    {
        DashboardHealth health = await state.CheckAsync(context.RequestAborted);
        ArrayBufferWriter<byte> body = new();
        using (Utf8JsonWriter json = new(body, s_json))
        {
            state.WriteAll(json, health);
        }

        body.Write("\n"u8);
        await SendAsync(context, "application/json", body.WrittenMemory);
    }

    private static Task SendAsync(HttpContext context, string contentType, ReadOnlyMemory<byte> body)
    {
        HttpResponse response = context.Response;
        response.Headers.ContentSecurityPolicy = SecurityPolicy;
        response.ContentType = contentType;
        response.ContentLength = body.Length;
        return HttpMethods.IsHead(context.Request.Method)
            ? Task.CompletedTask
            : response.Body.WriteAsync(body, context.RequestAborted).AsTask();
    }

    private static async Task SendEventsAsync(HttpContext context, DashboardEvents events, CancellationToken stopping)
    {
        HttpResponse response = context.Response;
        response.ContentType = "text/event-stream";
        if (HttpMethods.IsHead(context.Request.Method))
        {
            return;
        }

        if (events.Open() is not { } stream)
        {
            response.Headers.RetryAfter = RetryAfterSeconds;
            response.StatusCode = StatusCodes.Status503ServiceUnavailable;
            string problem = string.Create(CultureInfo.InvariantCulture, $"{DashboardEvents.MaxStreams} dashboards are open, and more there cannot be.\n");
            await SendAsync(context, "text/plain; charset=utf-8", System.Text.Encoding.ASCII.GetBytes(problem));
            return;
        }

        // In good order where nothing is being written, which is nearly always.
        using CancellationTokenRegistration ending = stopping.Register(stream.End);
        using CancellationTokenSource end = CancellationTokenSource.CreateLinkedTokenSource(stopping, context.RequestAborted);
        try
        {
            await WriteAsync(context, events, stream, end.Token);
        }
        catch (OperationCanceledException) when (end.IsCancellationRequested)
        {
            // Who reads no more would hold up the server's end: what he has not read he does not get.
            context.Abort();
        }
        finally
        {
            events.Close(stream);
        }
    }

    // The stream is open before the state is read, so that between the two nothing is missed; what is in both has its number.
    private static async Task WriteAsync(HttpContext context, DashboardEvents events, EventStream stream, CancellationToken end)
    {
        HttpResponse response = context.Response;
        await response.Body.WriteAsync(DashboardEvent.Preamble, end);
        await response.Body.WriteAsync(await events.FirstAsync(end), end);
        await response.Body.FlushAsync(end);
        await foreach (ReadOnlyMemory<byte> bytes in stream.ReadAsync(context.RequestAborted))
        {
            await response.Body.WriteAsync(bytes, end);
            await response.Body.FlushAsync(end);
        }
    }
}
