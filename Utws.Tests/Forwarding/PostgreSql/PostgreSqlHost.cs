using System.Diagnostics;
using System.Globalization;
using System.Text;
using Npgsql;
using Utws.Api.Forwarding;
using Utws.Api.Forwarding.PostgreSql;
using Utws.Core.Contract;
using Utws.Core.Recording;
using Utws.Tests.Fleet;
using Utws.Tests.Support;

namespace Utws.Tests.Forwarding.PostgreSql;

/// <summary>Debian's PostgreSQL on a cluster of its own, in a temporary folder; the system's own cluster is left alone.</summary>
internal sealed class PostgreSqlHost : IEngineHost
{
    public const string Need = "PostgreSQL's server programs (postgresql), and for root setpriv and the user postgres, since they refuse root";

    public const string Trial = "ls /usr/lib/postgresql/*/bin/initdb && { [ $(id -u) != 0 ] || { command -v setpriv && id postgres; }; }";

    public const string Password = "only for tests";

    private const string ClusterFolder = "utws-postgresql-cluster-";

    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(20);
    private static readonly Lazy<Task<string>> s_cluster = new(InitializeClusterAsync);

    private readonly string _folder = Directory.CreateTempSubdirectory("utws-postgresql-").FullName;
    private Process? _server;
    private bool _isCopied;

    /// <inheritdoc/>
    public int Port { get; } = FreePort.Find();

    /// <summary>Where its cluster is.</summary>
    public string Folder => _folder;

    /// <inheritdoc/>
    public string[] Settings(int port) => ["--Utws:Forwarding:Engine=PostgreSql", "--Utws:Forwarding:PostgreSql:Connection=" + Connection(port)];

    /// <inheritdoc/>
    public IEngine Connect(int port) => Connect(Connection(port));

    /// <summary>An engine client with this connection string.</summary>
    public static IEngine Connect(string connection) => new PostgreSqlEngine(new PostgreSqlSettings { Connection = connection });

    /// <summary>How the database is reached through a port.</summary>
    public static string Connection(int port) => string.Create(CultureInfo.InvariantCulture, $"Host=127.0.0.1;Port={port};Database=postgres;Username=postgres;Password={Password}");

    /// <inheritdoc/>
    public async Task StartAsync()
    {
        if (!_isCopied)
        {
            await RunAsync("cp", ["-a", await s_cluster.Value, _folder]);
            await GiveToPostgresAsync(_folder);
            _isCopied = true;
        }

        string[] command =
        [
            .. AsPostgres(), Program("postgres"), "-D", Path.Combine(_folder, "cluster"), "-p", Port.ToString(CultureInfo.InvariantCulture),
            "-c", "listen_addresses=127.0.0.1", "-c", "unix_socket_directories=", "-c", "shared_buffers=32MB", "-c", "max_connections=20",
        ];
        long deadline = Environment.TickCount64 + (long)s_patience.TotalMilliseconds;
        while (true)
        {
            // What is left of a killed server holds the folder for a moment, and a new one ends at once.
            if (_server is null or { HasExited: true })
            {
                _server?.Dispose();
                _server = Process.Start(new ProcessStartInfo(command[0], command[1..]) { UseShellExecute = false, WorkingDirectory = "/", RedirectStandardError = true, RedirectStandardOutput = true })!;
                _server.BeginErrorReadLine();
                _server.BeginOutputReadLine();
            }

            try
            {
                _ = await ScalarAsync("SELECT 1");
                return;
            }
            catch (NpgsqlException) when (Environment.TickCount64 < deadline)
            {
                await Task.Yield();
            }
        }
    }

    /// <inheritdoc/>
    public async Task KillAsync()
    {
        if (_server is { HasExited: false })
        {
            _server.Kill(entireProcessTree: true);
            await _server.WaitForExitAsync().WaitAsync(s_patience);
        }
    }

    /// <inheritdoc/>
    public async Task<IReadOnlyList<StoredSession>> ReadAsync()
    {
        await using NpgsqlConnection connection = await OpenAsync();
        await using NpgsqlCommand command = new(
            """
            SELECT node, epoch, group_seq, ord, (extract(epoch FROM received) * 1000000)::bigint, api_version, lpad(to_hex(policy_rev), 12, '0'), addr_hash,
              product_id, version, os_platform, os_version, service_pack, os_bits, architecture, lang_id, country, locale, publish, publish_until
            FROM utws.session ORDER BY node COLLATE "C", epoch, group_seq, ord
            """,
            connection);
        await using NpgsqlDataReader row = await command.ExecuteReaderAsync();
        List<StoredSession> sessions = [];
        while (await row.ReadAsync())
        {
            sessions.Add(new StoredSession(
                row.GetString(0), row.GetInt64(1), row.GetInt64(2), row.GetInt32(3), row.GetInt64(4), row.GetInt32(5), row.GetString(6),
                await row.IsDBNullAsync(7) ? null : row.GetInt64(7), Json(row)));
        }

        return sessions;
    }

    /// <summary>The first column of a statement's first row.</summary>
    public async Task<object?> ScalarAsync(string statement)
    {
        await using NpgsqlConnection connection = await OpenAsync();
#pragma warning disable CA2100 // the tests' own
        await using NpgsqlCommand command = new(statement, connection);
#pragma warning restore CA2100
        return await command.ExecuteScalarAsync();
    }

    /// <summary>A connection of the test's own.</summary>
    public async Task<NpgsqlConnection> OpenAsync()
    {
        NpgsqlConnection connection = new(Connection(Port) + ";Pooling=false");
        await connection.OpenAsync();
        return connection;
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await KillAsync();
        _server?.Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    private static string Json(NpgsqlDataReader row)
    {
        using SessionJson json = new();
        SessionRecord session = new()
        {
            ProductId = row.GetInt32(8),
            Version = Text(row, 9),
            OsPlatform = row.GetInt32(10),
            OsVersion = row.GetInt32(11),
            ServicePack = Text(row, 12),
            OsBits = row.GetInt32(13),
            Architecture = row.GetInt32(14),
            LangId = Text(row, 15),
            Country = Text(row, 16),
            Locale = Text(row, 17),
        };
        json.Append(session.ToSessionInfo(), new PublishDecision((PublishMode)row.GetInt16(18), row.GetInt64(19)));
        return Encoding.UTF8.GetString(json.Json[1..^1]);
    }

    private static string? Text(NpgsqlDataReader row, int column) => row.IsDBNull(column) ? null : row.GetString(column);

    // Once in a run of the tests: it takes a second, a copy of what it makes does not.
    private static async Task<string> InitializeClusterAsync()
    {
        DeleteLeftOvers();
        string folder = Directory.CreateTempSubdirectory(string.Create(CultureInfo.InvariantCulture, $"{ClusterFolder}{Environment.ProcessId}-")).FullName;
        string password = Path.Combine(folder, "password");
        await File.WriteAllTextAsync(password, Password);
        await GiveToPostgresAsync(folder);

        string cluster = Path.Combine(folder, "cluster");
        string[] command =
        [
            .. AsPostgres(), Program("initdb"), "--no-sync", "--username=postgres", "--pwfile=" + password, "--auth=scram-sha-256", "--encoding=UTF8", "--locale=C", cluster,
        ];
        await RunAsync(command[0], command[1..]);
        return cluster;
    }

    // No test is the last one to know of, and the process that runs them is ended without a word: the next run tidies up.
    private static void DeleteLeftOvers()
    {
        foreach (string folder in Directory.EnumerateDirectories(Path.GetTempPath(), ClusterFolder + "*"))
        {
            if (!Directory.Exists("/proc/" + Path.GetFileName(folder)[ClusterFolder.Length..].Split('-')[0]))
            {
                Directory.Delete(folder, recursive: true);
            }
        }
    }

    private static Task GiveToPostgresAsync(string folder) => Environment.IsPrivilegedProcess ? RunAsync("chown", ["-R", "postgres", folder]) : Task.CompletedTask;

    private static string[] AsPostgres() => Environment.IsPrivilegedProcess ? ["setpriv", "--reuid=postgres", "--regid=postgres", "--clear-groups"] : [];

    private static string Program(string name) => Directory.EnumerateFiles("/usr/lib/postgresql", name, SearchOption.AllDirectories).Order(StringComparer.Ordinal).Last();

    private static async Task RunAsync(string command, string[] arguments)
    {
        using Process process = Process.Start(new ProcessStartInfo(command, arguments) { UseShellExecute = false, WorkingDirectory = "/", RedirectStandardError = true, RedirectStandardOutput = true })!;
        Task<string> said = process.StandardOutput.ReadToEndAsync();
        string wrong = await process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync().WaitAsync(s_patience);
        Assert.True(process.ExitCode == 0, $"{command}: {wrong}{await said}");
    }
}
