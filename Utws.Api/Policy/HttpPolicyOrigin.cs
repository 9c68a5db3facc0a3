using System.Buffers;
using System.Globalization;
using System.Net;
using System.Security.Authentication;
using Utws.Api.Compression;

namespace Utws.Api.Policy;

/// <summary>
/// A URL. What has not changed is not sent again, as far as the other server says which it is (ETag, or else Last-Modified) and that can be
/// believed. An answer comes whole or not at all, so it need not settle.
/// </summary>
internal sealed class HttpPolicyOrigin : IPolicyOrigin, IDisposable
{
    private const int MostRedirects = 5;

    // As long as a person waits. A server that takes longer for a file is one that does not answer.
    private const int TimeoutSeconds = 10;

    // Whatever a tag or a time hides (a file that was put back with its old time, a web server whose clock was set), it hides no longer.
    private static readonly TimeSpan s_longestBelief = TimeSpan.FromMinutes(1);

    private readonly PolicyUrlSettings _settings;
    private readonly TimeProvider _clock;
    private readonly HttpClient _client;
    private PolicyContent? _last;
    private PolicyValidator? _validator;
    private long _fetchedAt;

    /// <param name="settings">Where it is, and with which credentials.</param>
    /// <param name="clock">The clock.</param>
    public HttpPolicyOrigin(PolicyUrlSettings settings, TimeProvider clock)
    {
        _settings = settings;
        _clock = clock;
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

    public PolicyErrorReason AnyFailure => PolicyErrorReason.NotFetched;

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
        catch (Exception failure) when (failure is HttpRequestException || ContentDecoder.IsUndecodable(failure))
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
        if (_clock.GetElapsedTime(_fetchedAt) < s_longestBelief)
        {
            _validator?.AddTo(request.Headers);
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
        (_last, _validator, _fetchedAt) = (new PolicyContent(bytes, Error: null), PolicyValidator.Of(response), _clock.GetTimestamp());
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
