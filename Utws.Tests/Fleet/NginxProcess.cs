using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using Utws.Tests.Support;

namespace Utws.Tests.Fleet;

/// <summary>nginx with the configuration that ships, but for its addresses.</summary>
internal sealed class NginxProcess : IDisposable
{
    private const string Shipped = "Utws.Api/Deploy/nginx.conf";

    // Only an nginx that hangs meets it.
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(30);

    private readonly Process _process;

    private NginxProcess(Process process, IPEndPoint endpoint) => (_process, Endpoint) = (process, endpoint);

    /// <summary>Where clients call it.</summary>
    public IPEndPoint Endpoint { get; }

    /// <summary>Starts it in front of these nodes and waits until it listens.</summary>
    /// <param name="folder">Where its files go.</param>
    /// <param name="nodes">As many as the shipped configuration has.</param>
    public static async Task<NginxProcess> StartAsync(string folder, IReadOnlyList<FleetNode> nodes)
    {
        IPEndPoint endpoint = new(IPAddress.Loopback, FreePort.Find());
        string site = await File.ReadAllTextAsync(Path.Combine(RepositoryPaths.Root, Shipped));
        site = Replace(site, "listen 80;", string.Create(CultureInfo.InvariantCulture, $"listen 127.0.0.1:{endpoint.Port};"));
        for (int i = 0; i < nodes.Count; i++)
        {
            site = Replace(
                site,
                string.Create(CultureInfo.InvariantCulture, $"server utws-{i + 1}:8080 "),
                string.Create(CultureInfo.InvariantCulture, $"server 127.0.0.1:{nodes[i].Endpoint.Port} "));
        }

        return await StartAsync(folder, site, endpoint);
    }

    /// <summary>Starts it with a site of its own and waits until it listens.</summary>
    /// <param name="folder">Where its files go.</param>
    /// <param name="site">What stands in <c>http</c>.</param>
    /// <param name="endpoint">Where the site listens.</param>
    public static async Task<NginxProcess> StartAsync(string folder, string site, IPEndPoint endpoint)
    {
        await File.WriteAllTextAsync(Path.Combine(folder, "site.conf"), site);
        string main = Path.Combine(folder, "nginx.conf");
        await File.WriteAllTextAsync(main, $$"""
            daemon off;
            pid {{folder}}/nginx.pid;
            error_log {{folder}}/nginx.log warn;
            user root;
            worker_processes 1;
            events { worker_connections 512; }
            http {
                access_log off;
                client_body_temp_path {{folder}}/body;
                proxy_temp_path {{folder}}/proxy;
                fastcgi_temp_path {{folder}}/fastcgi;
                uwsgi_temp_path {{folder}}/uwsgi;
                scgi_temp_path {{folder}}/scgi;
                include {{folder}}/site.conf;
            }
            """);
        Process process = Process.Start(new ProcessStartInfo("nginx", ["-p", folder, "-e", Path.Combine(folder, "nginx.log"), "-c", main]) { UseShellExecute = false, RedirectStandardError = true })!;
        process.BeginErrorReadLine();
        NginxProcess nginx = new(process, endpoint);
        await nginx.UntilListensAsync();
        return nginx;
    }

    /// <summary>Ends it at once.</summary>
    public void Dispose()
    {
        _process.Kill(entireProcessTree: true);
        _process.WaitForExit();
        _process.Dispose();
    }

    private static string Replace(string text, string shipped, string ours)
    {
        Assert.Contains(shipped, text, StringComparison.Ordinal);
        return text.Replace(shipped, ours, StringComparison.Ordinal);
    }

    private async Task UntilListensAsync()
    {
        using CancellationTokenSource patience = new(s_patience);
        while (true)
        {
            try
            {
                using TcpClient client = new();
                await client.ConnectAsync(Endpoint, patience.Token);
                return;
            }
            catch (SocketException) when (!_process.HasExited)
            {
                await Task.Delay(10, patience.Token);
            }
        }
    }
}
