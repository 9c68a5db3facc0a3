using System.Text;

namespace Utws.Api.Forwarding.ClickHouse;

/// <summary>
/// What this server knows of what came over the years. It is asked for by name: versions are numbered by year and month, distributors'
/// differ from the vendor's, and a service tells what it likes.
/// </summary>
/// <param name="Version">What it calls itself.</param>
/// <param name="Names">Which of the names that were asked for it knows: types, settings, and settings of tables.</param>
internal sealed record ClickHouseFeatures(string Version, IReadOnlySet<string> Names)
{
    /// <summary>A setting: an insert with the same token as one of the last is left out.</summary>
    public const string InsertToken = "insert_deduplication_token";

    /// <summary>A setting: inserts may be collected by the server, which an operator may have switched on for all.</summary>
    public const string AsyncInsert = "async_insert";

    /// <summary>A setting: into how many days one insert may go.</summary>
    public const string MaxPartitions = "max_partitions_per_insert_block";

    /// <summary>A table's setting: how many tokens a table that is not replicated remembers.</summary>
    public const string TokenWindow = "non_replicated_deduplication_window";

    /// <summary>A table's setting: an insert's files are on the disk before it is acknowledged.</summary>
    public const string FileSync = "fsync_after_insert";

    /// <summary>A table's setting: so are their names.</summary>
    public const string FolderSync = "fsync_part_directory";

    /// <summary>A table's setting: what is too old goes a file at once.</summary>
    public const string DropWholeParts = "ttl_only_drop_parts";

    /// <summary>
    /// The question, answered by <see cref="Parse"/>. Its last line tells nothing: who may not read that table shall be told now, and not on
    /// the day when an insert's outcome is unknown.
    /// </summary>
    public const string Question = $"""
        SELECT 'version', version()
        UNION ALL SELECT 'type', name FROM system.data_type_families WHERE name = 'DateTime64'
        UNION ALL SELECT 'setting', name FROM system.settings WHERE name IN ('{InsertToken}', '{AsyncInsert}', '{MaxPartitions}')
        UNION ALL SELECT 'table', name FROM system.merge_tree_settings WHERE name IN ('{TokenWindow}', '{FileSync}', '{FolderSync}', '{DropWholeParts}')
        UNION ALL SELECT 'processes', toString(count()) FROM system.processes WHERE query_id = ''
        FORMAT TabSeparated
        """;

    /// <summary>Whether it has LowCardinality, DateTime64 and TTL for everybody: these came from 19.6 to 20.1.</summary>
    public bool IsModern => Names.Contains("DateTime64");

    /// <summary>Reads the answer; null if it is none.</summary>
    public static ClickHouseFeatures? Parse(ReadOnlySpan<byte> answer)
    {
        string[][] lines = [.. Encoding.UTF8.GetString(answer).Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => line.Split('\t'))];
        string[]? version = Array.Find(lines, line => line is ["version", _]);
        return version is not null && Array.TrueForAll(lines, line => line.Length == 2)
            ? new ClickHouseFeatures(version[1], lines.Select(line => line[1]).ToHashSet(StringComparer.Ordinal))
            : null;
    }

    /// <summary>Whether it knows one of the names.</summary>
    public bool Has(string name) => Names.Contains(name);
}
