using System.Net.Http.Headers;
using Utws.Core.Soap;

namespace Utws.Api.Commands.Compare;

/// <summary>Another server that is asked the same, such as the one that is to be replaced. Nothing that it says is trusted.</summary>
internal sealed class OtherServer : IDisposable
{
    private readonly Uri _url;
    private readonly TimeSpan _timeout;
    private readonly TimeProvider _clock;

    // A redirection or a cookie is part of the answer, and to be seen.
    private readonly HttpClient _client = new(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false })
    {
        Timeout = System.Threading.Timeout.InfiniteTimeSpan,
    };

    public OtherServer(Uri url, TimeSpan timeout, TimeProvider clock)
    {
        _url = url;
        _timeout = timeout;
        _clock = clock;
    }

    public void Dispose() => _client.Dispose();

    /// <summary>Sends the request there and compares the answer with ours.</summary>
    public async Task<Comparison> CompareAsync(Answer ours, SoapRequestHead head, ReadOnlyMemory<byte> body, CancellationToken cancellation)
    {
        using CancellationTokenSource timeout = new(_timeout, _clock);
        using CancellationTokenSource either = CancellationTokenSource.CreateLinkedTokenSource(timeout.Token, cancellation);
        try
        {
            return AnswerComparer.Compare(ours, await AskAsync(head, body, AnswerBounds.MaxBytesBeside(ours), either.Token));
        }
        catch (OperationCanceledException) when (timeout.IsCancellationRequested && !cancellation.IsCancellationRequested)
        {
            return NoAnswer(ours, string.Create(
                System.Globalization.CultureInfo.InvariantCulture, $"There was no answer within {_timeout.TotalSeconds} seconds."));
        }
        catch (Exception broken) when (broken is HttpRequestException or IOException)
        {
            return NoAnswer(ours, broken.Message);
        }
    }

    private static Comparison NoAnswer(Answer ours, string problem) =>
        new() { Verdict = ComparisonVerdict.NoAnswer, OurStatus = ours.Status, Problem = problem };

    private async Task<Answer> AskAsync(SoapRequestHead head, ReadOnlyMemory<byte> body, int maxBytes, CancellationToken cancellation)
    {
        using HttpRequestMessage request = new(HttpMethod.Post, _url) { Content = new ReadOnlyMemoryContent(body) };
        AddAsRecorded(request.Content.Headers, "Content-Type", head.ContentType);
        AddAsRecorded(request.Headers, "SOAPAction", head.SoapAction);
        using HttpResponseMessage response = await _client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellation);
        return new Answer(
            (int)response.StatusCode,
            response.Content.Headers.NonValidated.TryGetValues("Content-Type", out HeaderStringValues type) ? type.ToString() : null,
            await ReadAsync(await response.Content.ReadAsStreamAsync(cancellation), maxBytes, cancellation));
    }

    // A byte beyond the bound shows that there are more; nobody needs the rest.
    private static async Task<byte[]> ReadAsync(Stream body, int maxBytes, CancellationToken cancellation)
    {
        using MemoryStream read = new();
        byte[] buffer = new byte[64 * 1024];
        int count;
        while (read.Length <= maxBytes
            && (count = await body.ReadAsync(buffer.AsMemory(0, (int)Math.Min(buffer.Length, maxBytes + 1L - read.Length)), cancellation)) > 0)
        {
            await read.WriteAsync(buffer.AsMemory(0, count), cancellation);
        }

        return read.ToArray();
    }

    private static void AddAsRecorded(HttpHeaders headers, string name, string? value)
    {
        if (value is not null)
        {
            _ = headers.TryAddWithoutValidation(name, value);
        }
    }
}
