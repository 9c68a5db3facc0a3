using System.Diagnostics;
using System.Globalization;
using System.Text;
using Utws.Api.Forwarding;
using Utws.Api.Forwarding.ClickHouse;
using Utws.Core.Contract;
using Utws.Core.Recording;
using Utws.Tests.Commands;
using Utws.Tests.Fleet;
using Utws.Tests.Support;

namespace Utws.Tests.Forwarding.ClickHouse;

/// <summary>A ClickHouse server of the system, with a configuration of its own in a temporary folder; it is there within half a second.</summary>
internal sealed class ClickHouseHost : IEngineHost
{
    /// <summary>What a test needs that has one, in words.</summary>
    public const string Need = "clickhouse-server";

    /// <summary>How to see whether it is there.</summary>
    public const string Trial = "command -v clickhouse-server";

    /// <summary>A user with a password, <see cref="Password"/>; the default one has none.</summary>
    public const string User = "utws";

    /// <summary>That user's.</summary>
    public const string Password = "a secret: ü'\"";

    // Only a server that hangs meets it.
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(60);

    private readonly TemporaryFolder _folder = new();
    private readonly HttpClient _http;
    private Process? _process;

    public ClickHouseHost()
    {
        (Port, SecurePort) = (FreePort.Find(), FreePort.Find());
        _http = new HttpClient { BaseAddress = new Uri(Url(Port)) };
        WriteConfiguration();
    }

    /// <inheritdoc/>
    public int Port { get; }

    /// <summary>The port of its HTTPS interface, after <see cref="SecureAsync"/>.</summary>
    public int SecurePort { get; }

    /// <summary>The certificate file, which is its own authority, after <see cref="SecureAsync"/>.</summary>
    public string CertificateFile => _folder.PathOf("server.crt");

    /// <summary>Where it keeps everything.</summary>
    public string DataFolder => _folder.PathOf("data");

    /// <summary>One that is initialized and answers.</summary>
    public static async Task<ClickHouseHost> StartNewAsync()
    {
        ClickHouseHost host = new();
        await host.StartAsync();
        await using IEngine engine = host.Connect(host.Port);
        _ = await engine.InitializeAsync(CancellationToken.None);
        return host;
    }

    public static string Url(int port) => string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{port}");

    /// <inheritdoc/>
    public string[] Settings(int port) => ["--Utws:Forwarding:Engine=ClickHouse", "--Utws:Forwarding:ClickHouse:Url=" + Url(port)];

    /// <inheritdoc/>
    public IEngine Connect(int port) => Connect(new ClickHouseSettings { Url = new Uri(Url(port)) });

    /// <summary>An engine client with settings of its own.</summary>
    public static ClickHouseEngine Connect(ClickHouseSettings settings) => new(settings);

    /// <summary>Gives it an HTTPS interface, before its start.</summary>
    public async Task SecureAsync()
    {
        _ = await Faults.ShellRun.RunAsync(
            "openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2", "-subj", "/CN=127.0.0.1", "-addext", "subjectAltName=IP:127.0.0.1", "-keyout", _folder.PathOf("server.key"), "-out", CertificateFile);
        WriteConfiguration($"""
            <https_port>{SecurePort}</https_port>
            <openSSL><server><certificateFile>{CertificateFile}</certificateFile><privateKeyFile>{_folder.PathOf("server.key")}</privateKeyFile><verificationMode>none</verificationMode></server></openSSL>
            """);
    }

    /// <inheritdoc/>
    public async Task StartAsync()
    {
        _process = Process.Start(new ProcessStartInfo("clickhouse-server", ["--config-file=" + _folder.PathOf("config.xml")])
        {
            UseShellExecute = false,
            WorkingDirectory = _folder.Path,
            RedirectStandardError = true,
            RedirectStandardOutput = true,
        })!;
        _process.BeginErrorReadLine();
        _process.BeginOutputReadLine();
        long deadline = Environment.TickCount64 + (long)s_patience.TotalMilliseconds;
        while (!await AnswersAsync())
        {
            Assert.True(Environment.TickCount64 < deadline && !_process.HasExited, "ClickHouse did not start: " + LastWords());
            await Task.Delay(TimeSpan.FromMilliseconds(20));
        }
    }

    /// <inheritdoc/>
    public async Task KillAsync()
    {
        _process!.Kill();
        await _process.WaitForExitAsync().WaitAsync(s_patience);
        _process.Dispose();
        _process = null;
    }

    /// <summary>Has it do something; gives what it answers, as text.</summary>
    public async Task<string> QueryAsync(string sql) => Encoding.UTF8.GetString(await AskAsync(sql)).TrimEnd('\n');

    /// <inheritdoc/>
    public async Task<IReadOnlyList<StoredSession>> ReadAsync()
    {
        using MemoryStream rows = new(await AskAsync(
            """
            SELECT node, epoch, group_seq, ord, received_us, api_version, policy, addr_hash, missing,
                product_id, version, os_platform, os_version, service_pack, os_bits, architecture, lang_id, country, locale, publish, publish_until
            FROM utws_session ORDER BY node, epoch, group_seq, ord FORMAT RowBinary
            """));
        using BinaryReader reader = new(rows);
        List<StoredSession> sessions = [];
        while (rows.Position < rows.Length)
        {
            StoredSession head = new(
                reader.ReadString(), reader.ReadInt64(), reader.ReadInt64(), reader.ReadInt32(), reader.ReadInt64(), reader.ReadInt32(), reader.ReadString(),
                reader.ReadByte() == 1 ? null : reader.ReadInt64(), "");
            sessions.Add(head with { Json = ReadSession(reader) });
        }

        return sessions;
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        if (_process is not null)
        {
            await KillAsync();
        }

        _http.Dispose();
        _folder.Dispose();
    }

    // The answer's texts have their length in LEB128, as BinaryReader's have.
    private static string ReadSession(BinaryReader reader)
    {
        int missing = reader.ReadByte();
        SessionRecord session = new()
        {
            ProductId = reader.ReadInt32(),
            Version = Text(reader.ReadString(), missing, 1),
            OsPlatform = reader.ReadInt32(),
            OsVersion = reader.ReadInt32(),
            ServicePack = Text(reader.ReadString(), missing, 2),
            OsBits = reader.ReadInt32(),
            Architecture = reader.ReadInt32(),
            LangId = Text(reader.ReadString(), missing, 4),
            Country = Text(reader.ReadString(), missing, 8),
            Locale = Text(reader.ReadString(), missing, 16),
        };
        using SessionJson json = new();
        json.Append(session.ToSessionInfo(), new PublishDecision((PublishMode)reader.ReadByte(), reader.ReadInt64()));
        return Encoding.UTF8.GetString(json.Json[1..^1]);
    }

    private static string? Text(string text, int missing, int bit)
    {
        Assert.True((missing & bit) == 0 || text.Length == 0, "a text that was not there has a value");
        return (missing & bit) == 0 ? text : null;
    }

    private async Task<byte[]> AskAsync(string sql)
    {
        using StringContent body = new(sql);
        using HttpResponseMessage answer = await _http.PostAsync(new Uri("/?wait_end_of_query=1", UriKind.Relative), body);
        byte[] bytes = await answer.Content.ReadAsByteArrayAsync();
        Assert.True(answer.IsSuccessStatusCode, Encoding.UTF8.GetString(bytes));
        return bytes;
    }

    private async Task<bool> AnswersAsync()
    {
        try
        {
            return await _http.GetStringAsync(new Uri("/ping", UriKind.Relative)) == "Ok.\n";
        }
        catch (HttpRequestException)
        {
            return false;
        }
    }

    private string LastWords() => File.Exists(_folder.PathOf("server.log")) ? File.ReadAllText(_folder.PathOf("server.log")) : "";

    private void WriteConfiguration(string more = "")
    {
        File.WriteAllText(_folder.PathOf("config.xml"), $"""
            <yandex>
            <logger><level>warning</level><log>{_folder.PathOf("server.log")}</log><errorlog>{_folder.PathOf("error.log")}</errorlog></logger>
            <listen_host>127.0.0.1</listen_host>
            <http_port>{Port}</http_port>
            <path>{DataFolder}/</path>
            <tmp_path>{_folder.PathOf("tmp")}/</tmp_path>
            <users_config>{_folder.PathOf("users.xml")}</users_config>
            <default_profile>default</default_profile>
            <default_database>default</default_database>
            <mark_cache_size>16777216</mark_cache_size>
            {more}
            </yandex>
            """);
        string secret = System.Security.SecurityElement.Escape(Password);
        File.WriteAllText(_folder.PathOf("users.xml"), $"""
            <yandex>
            <profiles><default><max_threads>2</max_threads></default></profiles>
            <quotas><default/></quotas>
            <users>
            <default><password></password><networks><ip>127.0.0.1</ip></networks><profile>default</profile><quota>default</quota></default>
            <{User}><password>{secret}</password><networks><ip>127.0.0.1</ip></networks><profile>default</profile><quota>default</quota></{User}>
            </users>
            </yandex>
            """);
    }
}
