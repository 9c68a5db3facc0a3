using System.Net.Sockets;

namespace Utws.Api.Commands.Doctor;

/// <summary>Whether the server could listen at its addresses, and who does if not.</summary>
internal sealed class PortsCheck(UtwsSettings settings, IConfiguration configuration, Surroundings surroundings) : IDoctorCheck
{
    private const string Public = "public address";
    private const string Admin = "admin address";
    private const string DefaultUrl = "http://127.0.0.1:5080";

    // On the same machine; who is busier than that is no better off than who does not answer.
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(3);

    /// <summary>Whether a server was found that answers at the operator's address of these settings.</summary>
    public bool RunsAlready { get; private set; }

    /// <inheritdoc/>
    public async Task<IReadOnlyList<Finding>> LookAsync(CancellationToken cancellation)
    {
        // The operator's first: it tells who has the other one.
        Finding admin = await LookAtAdminAsync(cancellation);
        return [.. Urls().Select(LookAtPublic), admin];
    }

    private string[] Urls()
    {
        // Kestrel's own endpoints go before the addresses.
        string[] endpoints = [.. configuration.GetSection("Kestrel:Endpoints").GetChildren().Select(e => e["Url"]).OfType<string>()];
        return endpoints.Length > 0 ? endpoints
            : configuration["urls"] is { Length: > 0 } urls ? urls.Split(';', StringSplitOptions.RemoveEmptyEntries)
            : [DefaultUrl];
    }

    private Finding LookAtPublic(string url)
    {
        if (ListenAddress.Parse(url) is not { } address)
        {
            return url.Contains("://unix:", StringComparison.Ordinal)
                ? Finding.Ok(Public, "A socket of the file system, which is not tried")
                : Finding.Failed(Public, "urls has something that is no address", "It has to be such as http://0.0.0.0:8080; several are separated by semicolons.");
        }

        SocketError? refusal = address.Try();
        return refusal is null ? Finding.Ok(Public, $"{address.Text} is free")
            : refusal == SocketError.AddressAlreadyInUse && RunsAlready ? Finding.Ok(Public, $"{address.Text} is open: the server runs{Owner(address)}")
            : Refused(Public, address, refusal.Value, "urls");
    }

    private async Task<Finding> LookAtAdminAsync(CancellationToken cancellation)
    {
        if (settings.Admin.Url is not { } url || ListenAddress.Parse(url.OriginalString) is not { } address)
        {
            return Finding.Ok(Admin, "There is none: Utws:Admin:Url is empty, so nobody is told of health, metrics and what is in the field");
        }

        SocketError? refusal = address.Try();
        if (refusal == SocketError.AddressAlreadyInUse && await IsLiveAsync(url, cancellation))
        {
            RunsAlready = true;
        }
        else if (refusal is not null)
        {
            return Refused(Admin, address, refusal.Value, "Utws:Admin:Url");
        }

        string state = RunsAlready ? $"is open: a server of this kind runs there{Owner(address)}" : "is free";
        return address.IsLoopback
            ? Finding.Ok(Admin, $"{address.Text} {state}")
            : Finding.Warning(
                Admin,
                $"{address.Text} {state}, and can be reached from other machines. It asks nobody who they are",
                "See that a firewall lets only your probes and people through, or set Utws:Admin:Url to http://127.0.0.1:5081.");
    }

    private Finding Refused(string check, ListenAddress address, SocketError refusal, string setting) => refusal switch
    {
        SocketError.AddressAlreadyInUse => Finding.Failed(
            check, $"{address.Text} is taken{Owner(address)}", $"End that process, or set {setting} to another port."),
        SocketError.AccessDenied => Finding.Failed(
            check,
            $"{address.Text} has a port that this account may not open",
            $"Set {setting} to a port from 1024 on, with a proxy in front, or give the server CAP_NET_BIND_SERVICE (AmbientCapabilities= of its unit)."),
        SocketError.AddressNotAvailable => Finding.Failed(
            check, $"{address.Text} is not an address of this machine", $"Set {setting} to one that 'ip address' shows, or to http://0.0.0.0 for all of them."),
        _ => Finding.Failed(check, $"{address.Text} cannot be listened at: {new SocketException((int)refusal).Message}", $"Set {setting} to another address."),
    };

    private string Owner(ListenAddress address) => ProcessTable.NameOfListener(address.Port, surroundings) is { } name ? ", " + name : "";

    private static async Task<bool> IsLiveAsync(Uri url, CancellationToken cancellation)
    {
        using HttpClient client = new() { BaseAddress = Reachable(url), Timeout = s_patience, MaxResponseContentBufferSize = 4096 };
        try
        {
            using HttpResponseMessage answer = await client.GetAsync(new Uri("/health/live", UriKind.Relative), cancellation);
            return answer.IsSuccessStatusCode && (await answer.Content.ReadAsStringAsync(cancellation)).Contains("\"Healthy\"", StringComparison.Ordinal);
        }
        catch (Exception other) when (other is HttpRequestException or TaskCanceledException && !cancellation.IsCancellationRequested)
        {
            // Something else, or a certificate that is for another name.
            return false;
        }
    }

    // All addresses are none to call.
    private static Uri Reachable(Uri url) => url.Host is "0.0.0.0" or "[::]" ? new UriBuilder(url) { Host = "127.0.0.1" }.Uri : url;
}
