using System.Globalization;

namespace Utws.Api.Forwarding.ClickHouse;

/// <summary>The table, and what is said to the server about it. The columns that are sent are the same for every server.</summary>
internal static class ClickHouseSchema
{
    // As many inserts of all nodes together are remembered; replicated tables remember 1000 without being told.
    private const int TokenWindow = 1000;

    /// <summary>What <see cref="SessionRows"/> writes, in this order.</summary>
    public static readonly string[] Columns =
    [
        "node", "epoch", "group_seq", "ord", "request_id", "received_us", "api_version", "product_id", "version", "os_platform", "os_version",
        "service_pack", "os_bits", "architecture", "lang_id", "country", "locale", "missing", "publish", "publish_until", "policy", "addr_hash",
    ];

    /// <summary>The table's name as SQL has it.</summary>
    public static string NameOf(ClickHouseSettings settings) => $"`{settings.Database}`.`{settings.Table}`";

    /// <summary>Makes the database.</summary>
    public static string CreateDatabase(ClickHouseSettings settings) => $"CREATE DATABASE IF NOT EXISTS `{settings.Database}`";

    /// <summary>Makes the table in the form that is best for this server.</summary>
    public static string CreateTable(ClickHouseSettings settings, ClickHouseFeatures features)
    {
        string repeated = features.IsModern ? "LowCardinality(String)" : "String";
        string received = features.IsModern
            ? "DateTime64(6, 'UTC') DEFAULT fromUnixTimestamp64Micro(received_us, 'UTC')"
            : "DateTime('UTC') DEFAULT toDateTime(intDiv(received_us, 1000000), 'UTC')";
        return $"""
            CREATE TABLE IF NOT EXISTS {NameOf(settings)}
            (
                node {repeated},
                epoch UInt64,
                group_seq UInt64,
                ord UInt32,
                request_id Int64,
                received_us Int64,
                received {received},
                api_version Int32,
                product_id Int32,
                version {repeated},
                os_platform Int32,
                os_version Int32,
                service_pack {repeated},
                os_bits Int32,
                architecture Int32,
                lang_id {repeated},
                country {repeated},
                locale {repeated},
                missing UInt8,
                publish Enum8('Discard' = 0, 'SummaryOnly' = 1, 'Details' = 2),
                publish_until Int64,
                policy {repeated},
                addr_hash Nullable(Int64)
            )
            ENGINE = MergeTree
            PARTITION BY toDate(received)
            ORDER BY (product_id, version, country, received)
            """ + Keeping(settings, features) + TableSettings(settings, features);
    }

    /// <summary>What is still missing of the table's columns if it is there already, and whether it is there.</summary>
    public static string AskColumns(ClickHouseSettings settings) =>
        $"SELECT name FROM system.columns WHERE database = '{settings.Database}' AND table = '{settings.Table}' FORMAT TabSeparated";

    /// <summary>Whether the database is there: 1 or 0.</summary>
    public static string AskDatabase(ClickHouseSettings settings) =>
        $"SELECT count() FROM system.databases WHERE name = '{settings.Database}' FORMAT TabSeparated";

    /// <summary>Before the rows.</summary>
    public static string Insert(ClickHouseSettings settings) => $"INSERT INTO {NameOf(settings)} ({string.Join(", ", Columns)}) FORMAT RowBinary";

    /// <summary>How many inserts of this name run: a number.</summary>
    public static string AskRunning(string queryId) => $"SELECT count() FROM system.processes WHERE query_id = {Quote(queryId)} FORMAT TabSeparated";

    /// <summary>Which rows of a batch are there: <c>group_seq</c> and <c>ord</c> of each, for <see cref="StoredRows"/>.</summary>
    public static string AskStored(ClickHouseSettings settings, ForwardBatch batch) => string.Create(
        CultureInfo.InvariantCulture,
        $"""
        SELECT group_seq, ord FROM {NameOf(settings)}
        WHERE node = {Quote(batch.Node)} AND epoch = {batch.Epoch} AND group_seq BETWEEN {batch.Groups[0].Sequence} AND {batch.Last.Sequence}{Days(batch)}
        FORMAT RowBinary
        """);

    // Only the days of the batch are read. What is beyond the range of the old DateTime has no days that could be named.
    private static string Days(ForwardBatch batch)
    {
        long from = batch.MinReceivedMicroseconds / 1_000_000;
        long to = (batch.MaxReceivedMicroseconds / 1_000_000) + 1;
        return from < 0 || to > uint.MaxValue
            ? ""
            : string.Create(CultureInfo.InvariantCulture, $" AND received >= toDateTime({from}) AND received <= toDateTime({to})");
    }

    private static string Keeping(ClickHouseSettings settings, ClickHouseFeatures features) => settings.KeepDays is { } days && features.IsModern
        ? string.Create(CultureInfo.InvariantCulture, $"\nTTL toDateTime(received) + INTERVAL {days} DAY")
        : "";

    private static string TableSettings(ClickHouseSettings settings, ClickHouseFeatures features)
    {
        (string Name, int Value)[] wanted =
        [
            (ClickHouseFeatures.TokenWindow, TokenWindow),
            (ClickHouseFeatures.FileSync, 1),
            (ClickHouseFeatures.FolderSync, 1),
            (ClickHouseFeatures.DropWholeParts, settings.KeepDays is null ? 0 : 1),
        ];
        string[] known = [.. wanted.Where(s => s.Value > 0 && features.Has(s.Name)).Select(s => string.Create(CultureInfo.InvariantCulture, $"{s.Name} = {s.Value}"))];
        return known.Length == 0 ? "" : "\nSETTINGS " + string.Join(", ", known);
    }

    private static string Quote(string text) => "'" + text.Replace("\\", @"\\", StringComparison.Ordinal).Replace("'", @"\'", StringComparison.Ordinal) + "'";
}
