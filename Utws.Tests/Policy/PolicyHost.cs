using System.Collections.Concurrent;
using System.Globalization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Utws.Tests.Policy;

/// <summary>A web server that has the policy, as well or as badly as a test wants it.</summary>
internal sealed class PolicyHost : IAsyncDisposable
{
    private readonly WebApplication _application;
    private readonly ConcurrentQueue<string> _asked = new();

    private PolicyHost(WebApplication application) => _application = application;

    /// <summary>Where the policy is.</summary>
    public Uri Url => new(_application.Urls.Single() + "/policy.json");

    /// <summary>What it answers with.</summary>
    public Func<HttpContext, Task> Answer { get; set; } = static _ => Task.CompletedTask;

    /// <summary>The conditions and credentials that it was asked with, a line each.</summary>
    public IReadOnlyCollection<string> Asked => _asked;

    /// <summary>Starts it, on a port that the system chose or on a given one.</summary>
    public static async Task<PolicyHost> StartAsync(string? text = null, int port = 0)
    {
        WebApplicationBuilder builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls(string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{port}"));
        WebApplication application = builder.Build();
        PolicyHost host = new(application);
        application.Run(host.AnswerAsync);
        await application.StartAsync();
        if (text is not null)
        {
            host.Serve(text);
        }

        return host;
    }

    /// <summary>Answers with this text, and with 304 to whoever has it.</summary>
    public void Serve(string text, bool hasTag = true)
    {
        string tag = $"\"{text.GetHashCode(StringComparison.Ordinal)}\"";
        const string Modified = "Sat, 31 Jan 2026 12:00:00 GMT";
        Answer = context =>
        {
            context.Response.Headers.LastModified = Modified;
            if (hasTag)
            {
                context.Response.Headers.ETag = tag;
            }

            if (context.Request.Headers.IfNoneMatch == tag || context.Request.Headers.IfModifiedSince == Modified)
            {
                context.Response.StatusCode = StatusCodes.Status304NotModified;
                return Task.CompletedTask;
            }

            return context.Response.WriteAsync(text);
        };
    }

    /// <summary>Answers as nginx does for a file: its tag is of the file's time, in whole seconds, and its length.</summary>
    /// <param name="text">What is in the file.</param>
    /// <param name="modified">The file's time.</param>
    /// <param name="now">The web server's time.</param>
    /// <param name="hasTag">False as where tags are turned off.</param>
    public void ServeFile(string text, DateTimeOffset modified, DateTimeOffset now, bool hasTag = true)
    {
        string tag = string.Create(CultureInfo.InvariantCulture, $"\"{modified.ToUnixTimeSeconds():x}-{text.Length:x}\"");
        string time = modified.ToString("R", CultureInfo.InvariantCulture);
        Answer = context =>
        {
            context.Response.Headers.Date = now.ToString("R", CultureInfo.InvariantCulture);
            context.Response.Headers.LastModified = time;
            context.Response.Headers.ETag = hasTag ? tag : default;
            if (context.Request.Headers.IfNoneMatch == tag || context.Request.Headers.IfModifiedSince == time)
            {
                context.Response.StatusCode = StatusCodes.Status304NotModified;
                return Task.CompletedTask;
            }

            return context.Response.WriteAsync(text);
        };
    }

    public ValueTask DisposeAsync() => _application.DisposeAsync();

    private Task AnswerAsync(HttpContext context)
    {
        IHeaderDictionary headers = context.Request.Headers;
        _asked.Enqueue($"{context.Request.Path} {headers.IfNoneMatch}{headers.IfModifiedSince} {headers.Authorization}");
        return Answer(context);
    }
}
