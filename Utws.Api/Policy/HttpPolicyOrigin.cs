using System.Buffers;
using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Security.Authentication;

namespace Utws.Api.Policy;

/// <summary>
/// A URL. What has not changed is not sent again, as far as the other server says which it is (ETag, or else Last-Modified). An answer
/// comes whole or not at all, so it need not settle.
/// </summary>
internal sealed class HttpPolicyOrigin : IPolicyOrigin, IDisposable
{
    private const int MostRedirects = 5;

    // As long as a person waits. A server that takes longer for a file is one that does not answer.
    private const int TimeoutSeconds = 10;

    private readonly PolicyUrlSettings _settings;
    private readonly HttpClient _client;
    private PolicyContent? _last;
    private EntityTagHeaderValue? _tag;
    private DateTimeOffset? _modified;

    public HttpPolicyOrigin(PolicyUrlSettings settings)
    {
        _settings = settings;
#pragma warning disable CA2000 // the client has it, and disposes of it
        _client = new HttpClient(new SocketsHttpHandler
        {
            AutomaticDecompression = DecompressionMethods.All,
            MaxAutomaticRedirections = MostRedirects,

            // A name that has moved is noticed.
            PooledConnectionLifetime = TimeSpan.FromMinutes(1),
            UseCookies = false,
        })
        {
            Timeout = Timeout.InfiniteTimeSpan,
        };
#pragma warning restore CA2000
    }

    public string Name => _settings.Name;

    public bool HasToSettle => false;

    public async ValueTask<PolicyContent> LookAsync(PolicyContent judged, CancellationToken cancellation)
    {
        using CancellationTokenSource bound = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        bound.CancelAfter(TimeSpan.FromSeconds(TimeoutSeconds));
        PolicyError error;
        try
        {
            PolicyContent found = await FetchAsync(bound.Token);
            return found.IsSameAs(judged) ? judged : found;
        }
        catch (PolicyException refused)
        {
            error = refused.Error;
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            error = NotFetched(string.Create(CultureInfo.InvariantCulture, $"there was no whole answer within {TimeoutSeconds} s."));
        }
        catch (Exception failure) when (failure is HttpRequestException or IOException or InvalidDataException)
        {
            // Of a certificate that is not believed only the inner one says why.
            error = NotFetched(failure.InnerException is AuthenticationException inner ? inner.Message : failure.Message);
        }

        return error == judged.Error ? judged : new PolicyContent(Bytes: null, error);
    }

    public void Dispose() => _client.Dispose();

    private async Task<PolicyContent> FetchAsync(CancellationToken cancellation)
    {
        using HttpRequestMessage request = new(HttpMethod.Get, _settings.Url);

        // The framework leaves it out where a redirection leads.
        _ = request.Headers.TryAddWithoutValidation("Authorization", _settings.Authorization);
        if (_tag is not null)
        {
            request.Headers.IfNoneMatch.Add(_tag);
        }
        else
        {
            request.Headers.IfModifiedSince = _modified;
        }

        using HttpResponseMessage response = await _client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellation);
        if (response.StatusCode == HttpStatusCode.NotModified && _last is not null)
        {
            return _last;
        }

        if (response.StatusCode != HttpStatusCode.OK)
        {
            throw new PolicyException(NotFetched(string.Create(CultureInfo.InvariantCulture, $"the answer is {(int)response.StatusCode}.")));
        }

        byte[] bytes = await ReadAsync(response.Content, cancellation);
        (_last, _tag, _modified) = (new PolicyContent(bytes, Error: null), response.Headers.ETag, response.Content.Headers.LastModified);
        return _last;
    }

    private async Task<byte[]> ReadAsync(HttpContent content, CancellationToken cancellation)
    {
        // The stream is of decoded bytes, whatever the length said.
        await using Stream body = await content.ReadAsStreamAsync(cancellation);
        ArrayBufferWriter<byte> bytes = new();
        byte[] piece = new byte[16 * 1024];
        for (int read; (read = await body.ReadAsync(piece, cancellation)) > 0;)
        {
            if (bytes.WrittenCount + read > PolicyFileReader.MaxBytes)
            {
                throw new PolicyException(PolicyError.OfFile(Name, PolicyErrorReason.FileTooLong, "more"));
            }

            bytes.Write(piece.AsSpan(0, read));
        }

        return bytes.WrittenSpan.ToArray();
    }

    private PolicyError NotFetched(string found) => PolicyError.OfFile(Name, PolicyErrorReason.NotFetched, found);
}
