using System.Globalization;

namespace Utws.Api.Forwarding.PostgreSql;

/// <summary>The SQL, for one schema. Its name has been checked; nothing else is put into a statement but days.</summary>
internal sealed class PostgreSqlStatements(string schema)
{
    /// <summary>Takes turns: schema and tables made by two at once end in an error for one of them, whatever IF NOT EXISTS says.</summary>
    public const string TakeTurns = "SELECT pg_advisory_xact_lock(hashtext('utws engine init'))";

    /// <summary>
    /// For one transaction each. A transaction in doubt holds its node's row until the server has noticed that nobody is there: 25 s
    /// with these, two hours with Linux' own. And what was said to be stored must be, also where the role or database has it relaxed.
    /// </summary>
    public const string Settle =
        """
        SELECT set_config('tcp_keepalives_idle', '10', true), set_config('tcp_keepalives_interval', '5', true), set_config('tcp_keepalives_count', '3', true),
               set_config('synchronous_commit', CASE current_setting('synchronous_commit') WHEN 'off' THEN 'on' ELSE current_setting('synchronous_commit') END, true)
        """;

    /// <summary>Whether schema, sessions and account are there, in this order.</summary>
    public string Look { get; } =
        $"SELECT to_regnamespace('{schema}') IS NOT NULL, to_regclass('{schema}.session') IS NOT NULL, to_regclass('{schema}.forwarded') IS NOT NULL";

    public string CreateSchema { get; } = $"CREATE SCHEMA {schema}";

    /// <summary>
    /// The columns are in the order that wastes no room on alignment: 8 bytes, 4, 2, texts. The index is the one that costs nearly
    /// nothing, since rows come in the order of their time; partitions leave a day to it.
    /// </summary>
    public string CreateSession { get; } =
        $"""
        CREATE TABLE {schema}.session (
          received timestamptz NOT NULL, epoch bigint NOT NULL, group_seq bigint NOT NULL, publish_until bigint NOT NULL, policy_rev bigint NOT NULL, addr_hash bigint,
          ord integer NOT NULL, api_version integer NOT NULL, product_id integer NOT NULL, os_platform integer NOT NULL, os_version integer NOT NULL,
          os_bits integer NOT NULL, architecture integer NOT NULL, publish smallint NOT NULL,
          node text NOT NULL, version text, service_pack text, lang_id text, country text, locale text
        ) PARTITION BY RANGE (received);
        CREATE INDEX session_received ON {schema}.session USING brin (received);
        """;

    /// <summary>A row is rewritten with each batch: room in the page lets that be done without touching the index.</summary>
    public string CreateForwarded { get; } =
        $"""
        CREATE TABLE {schema}.forwarded (
          node text NOT NULL, epoch bigint NOT NULL, last_seq bigint NOT NULL, before_seq bigint NOT NULL, PRIMARY KEY (node, epoch)
        ) WITH (fillfactor = 20)
        """;

    /// <summary>
    /// Takes the node's row for this transaction and counts the batch as stored in it; gives the last group stored before. A transaction
    /// that is still open has the row, and is waited for: after that, what it did is known.
    /// </summary>
    public string Advance { get; } =
        $"""
        INSERT INTO {schema}.forwarded AS f (node, epoch, last_seq, before_seq) VALUES ($1, $2, $3, 0)
        ON CONFLICT (node, epoch) DO UPDATE SET before_seq = f.last_seq, last_seq = greatest(f.last_seq, excluded.last_seq) RETURNING before_seq
        """;

    /// <summary>In the order in which <see cref="CopyRows"/> writes them: first those that a request's sessions have in common.</summary>
    public string Copy { get; } =
        $"""
        COPY {schema}.session (received, epoch, group_seq, policy_rev, api_version, node, addr_hash,
          ord, product_id, os_platform, os_version, os_bits, architecture, publish, publish_until, version, service_pack, lang_id, country, locale)
        FROM STDIN (FORMAT binary)
        """;

    /// <summary>Leaves readers and writers alone, but not a second one that makes partitions.</summary>
    public string LockForPartitions { get; } = $"LOCK TABLE {schema}.session IN SHARE UPDATE EXCLUSIVE MODE";

    /// <summary>Whether a day has its partition. Fails if the table is not there.</summary>
    public string HasPartition(DateOnly day) =>
        $"SELECT EXISTS (SELECT FROM pg_inherits WHERE inhparent = '{schema}.session'::regclass AND inhrelid = to_regclass('{schema}.{Partition(day)}'))";

    /// <summary>CREATE ... PARTITION OF would wait for all who use the table, and have all others wait for it; attaching does not.</summary>
    public string CreatePartition(DateOnly day) =>
        $"""
        CREATE TABLE IF NOT EXISTS {schema}.{Partition(day)} (LIKE {schema}.session INCLUDING ALL);
        ALTER TABLE {schema}.session ATTACH PARTITION {schema}.{Partition(day)} FOR VALUES FROM ('{Midnight(day)}') TO ('{Midnight(day.AddDays(1))}')
        """;

    private static string Partition(DateOnly day) => "session_" + day.ToString("yyyyMMdd", CultureInfo.InvariantCulture);

    private static string Midnight(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) + " 00:00:00+00";
}
