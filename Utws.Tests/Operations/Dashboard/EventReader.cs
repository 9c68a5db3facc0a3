using System.Net;
using Utws.Tests.Support;

namespace Utws.Tests.Operations.Dashboard;

/// <summary>Reads <c>/events</c> as a browser does: event by event, until the stream ends.</summary>
internal sealed class EventReader : IDisposable
{
    private readonly HttpClient _client;
    private readonly HttpResponseMessage _response;
    private readonly StreamReader _reader;

    private EventReader(HttpClient client, HttpResponseMessage response, StreamReader reader)
    {
        _client = client;
        _response = response;
        _reader = reader;
    }

    public HttpStatusCode Status => _response.StatusCode;

    public string? ContentType => _response.Content.Headers.ContentType?.ToString();

    public static async Task<EventReader> OpenAsync(UtwsServer server)
    {
        HttpClient client = new() { Timeout = TimeSpan.FromSeconds(30) };
        HttpResponseMessage response = await client.GetAsync(new Uri($"http://{server.AdminOf()}/events"), HttpCompletionOption.ResponseHeadersRead);
        return new EventReader(client, response, new StreamReader(await response.Content.ReadAsStreamAsync()));
    }

    /// <summary>The next event; null once the stream has ended.</summary>
    public async Task<(string Name, string Data)?> NextAsync()
    {
        string name = "";
        string data = "";
        while (await _reader.ReadLineAsync() is { } line)
        {
            if (line.StartsWith("event: ", StringComparison.Ordinal))
            {
                name = line["event: ".Length..];
            }
            else if (line.StartsWith("data: ", StringComparison.Ordinal))
            {
                data = line["data: ".Length..];
            }
            else if (line.Length == 0 && name.Length > 0)
            {
                return (name, data);
            }
        }

        return null;
    }

    public void Dispose()
    {
        _reader.Dispose();
        _response.Dispose();
        _client.Dispose();
    }
}
