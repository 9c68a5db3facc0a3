using System.Net.Security;
using System.Security.Cryptography.X509Certificates;
using System.Text;

namespace Utws.Api.Forwarding.ClickHouse;

/// <summary>Speaks to ClickHouse's HTTP interface. The caller's cancellation is the only time limit.</summary>
internal sealed class ClickHouseClient : IDisposable
{
    // The whole answer is made before its head is sent: else the status is 200 whatever happens later.
    private const string Whole = "wait_end_of_query=1";

    // A server lets an idle connection go after 3 s, in its oldest and its newest default; a request that meets that end has an unknown
    // outcome for nothing.
    private static readonly TimeSpan s_idle = TimeSpan.FromSeconds(2);

    private readonly ClickHouseSettings _settings;
    private readonly HttpClient _http;

    public ClickHouseClient(ClickHouseSettings settings)
    {
        _settings = settings;
#pragma warning disable CA2000 // the client's, with which it goes
        SocketsHttpHandler handler = new()
        {
            AllowAutoRedirect = false,
            PooledConnectionIdleTimeout = s_idle,
            UseCookies = false,
            RequestHeaderEncodingSelector = (_, _) => Encoding.UTF8,
            SslOptions = settings.CertificateAuthority is { } file ? TrustOnly(file) : new SslClientAuthenticationOptions(),
        };
        _http = new HttpClient(handler) { Timeout = Timeout.InfiniteTimeSpan };
#pragma warning restore CA2000
    }

    /// <summary>Asks, or tells it to do something.</summary>
    /// <exception cref="HttpRequestException">No whole answer came.</exception>
    public async Task<ClickHouseAnswer> QueryAsync(string sql, CancellationToken cancellation)
    {
        using StringContent body = new(sql);
        return await PostAsync(Whole, body, cancellation);
    }

    /// <summary>Has rows inserted.</summary>
    /// <exception cref="HttpRequestException">No whole answer came.</exception>
    public Task<ClickHouseAnswer> InsertAsync(string sql, string parameters, InsertContent rows, CancellationToken cancellation) =>
        PostAsync($"{Whole}&query={Uri.EscapeDataString(sql)}{parameters}", rows, cancellation);

    /// <inheritdoc/>
    public void Dispose() => _http.Dispose();

    private static SslClientAuthenticationOptions TrustOnly(string file)
    {
        X509ChainPolicy policy = new() { TrustMode = X509ChainTrustMode.CustomRootTrust, RevocationMode = X509RevocationMode.NoCheck };
        policy.CustomTrustStore.ImportFromPemFile(file);
        return new SslClientAuthenticationOptions { CertificateChainPolicy = policy };
    }

    private async Task<ClickHouseAnswer> PostAsync(string query, HttpContent body, CancellationToken cancellation)
    {
        using HttpRequestMessage request = new(HttpMethod.Post, new UriBuilder(_settings.Url) { Query = query }.Uri) { Content = body };
        if (_settings.User is { } user)
        {
            _ = request.Headers.TryAddWithoutValidation("X-ClickHouse-User", user);
        }

        if (_settings.Password is { } password)
        {
            _ = request.Headers.TryAddWithoutValidation("X-ClickHouse-Key", password);
        }

        using HttpResponseMessage response = await _http.SendAsync(request, cancellation);
        string? code = response.Headers.TryGetValues("X-ClickHouse-Exception-Code", out IEnumerable<string>? values) ? values.First() : null;
        return new ClickHouseAnswer(response.StatusCode, await response.Content.ReadAsByteArrayAsync(cancellation), code);
    }
}
